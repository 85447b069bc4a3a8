import { rm } from 'node:fs/promises';
import { announceStaticRendition } from '../announce.ts';
import type { Context } from '../context.ts';
import { readBody } from '../http/body.ts';
import { invalidParameters, notFound } from '../http/problems.ts';
import { sendJson, sendNothing } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { closeMaster, openMaster } from '../masters.ts';
import type { AssetRecord } from '../records.ts';
import { addStaticRendition, prepareStaticRendition } from '../static-renditions.ts';
import { checkId, findAsset } from './check-id.ts';
import { presentAsset } from './present.ts';
import { createStaticRenditionSchema, masterAccessSchema } from './schemas.ts';

/** Whole files of an asset: the master for a day, and static renditions. */
export function createFileRoutes({ context }: { context: Context }): Route[] {
  const { state, files, webhooks } = context;
  return [
    { method: 'PUT', path: '/video/v1/assets/:assetId/master-access', handle: changeMasterAccess },
    { method: 'POST', path: '/video/v1/assets/:assetId/static-renditions', handle: create },
    { method: 'DELETE', path: '/video/v1/assets/:assetId/static-renditions/:renditionId', handle: remove },
  ];

  async function changeMasterAccess({ request, response, params, origin }: Exchange): Promise<void> {
    const asset = findReady(params.assetId);
    const { master_access: access } = await readBody({ request, schema: masterAccessSchema });
    if (access === 'temporary') openMaster({ context, asset });
    else closeMaster({ context, asset });
    await state.save();
    sendJson({ response, status: 200, body: { data: presentAsset({ asset, origin }) } });
  }

  async function create({ request, response, params }: Exchange): Promise<void> {
    const asset = findReady(params.assetId);
    const wanted = await readBody({ request, schema: createStaticRenditionSchema });
    if (asset.staticRenditions?.some(({ resolution }) => resolution === wanted.resolution))
      throw invalidParameters('A static rendition of this resolution exists already');
    const rendition = addStaticRendition({ asset, webhooks, wanted });
    await state.save();
    sendJson({ response, status: 201, body: { data: rendition } });
    await prepareStaticRendition({ ...context, asset, rendition });
  }

  async function remove({ response, params }: Exchange): Promise<void> {
    const asset = findReady(params.assetId);
    const rendition = asset.staticRenditions?.find(({ id }) => id === checkId(params.renditionId));
    if (!rendition) throw notFound();
    asset.staticRenditions = asset.staticRenditions?.filter((known) => known !== rendition);
    announceStaticRendition({ webhooks, asset, rendition, type: 'video.asset.static_rendition.deleted' });
    await state.save();
    await rm(files.staticRendition({ assetId: asset.id, name: rendition.name }), { force: true });
    sendNothing({ response });
  }

  function findReady(assetId: string | undefined): AssetRecord {
    const asset = findAsset({ state, assetId });
    if (asset.status !== 'ready') throw invalidParameters('Asset is not ready');
    return asset;
  }
}
