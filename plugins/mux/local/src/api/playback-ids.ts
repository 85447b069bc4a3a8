import { announceAsset } from '../announce.ts';
import { findByPlaybackId } from '../assets.ts';
import type { Context } from '../context.ts';
import { readBody } from '../http/body.ts';
import { notFound } from '../http/problems.ts';
import { sendJson, sendNothing } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { makeId } from '../ids.ts';
import type { AssetRecord, PlaybackIdRecord } from '../records.ts';
import { checkId, findAsset } from './check-id.ts';
import { createPlaybackIdSchema } from './schemas.ts';

/** Playback ids: under which names, and to whom, an asset plays. */
export function createPlaybackIdRoutes({ context }: { context: Context }): Route[] {
  const { state } = context;
  return [
    { method: 'POST', path: '/video/v1/assets/:assetId/playback-ids', handle: create },
    { method: 'GET', path: '/video/v1/assets/:assetId/playback-ids/:playbackId', handle: show },
    { method: 'DELETE', path: '/video/v1/assets/:assetId/playback-ids/:playbackId', handle: remove },
    { method: 'GET', path: '/video/v1/playback-ids/:playbackId', handle: showObject },
  ];

  async function create({ request, response, params }: Exchange): Promise<void> {
    const asset = findAsset({ state, assetId: params.assetId });
    const { policy } = await readBody({ request, schema: createPlaybackIdSchema });
    const playback: PlaybackIdRecord = { id: makeId(), policy };
    asset.playbackIds.push(playback);
    announceAsset({ webhooks: context.webhooks, asset, type: 'video.asset.updated' });
    await state.save();
    sendJson({ response, status: 201, body: { data: playback } });
  }

  function show({ response, params }: Exchange): void {
    sendJson({ response, status: 200, body: { data: find(params).playback } });
  }

  async function remove({ response, params }: Exchange): Promise<void> {
    const { asset, playback } = find(params);
    asset.playbackIds = asset.playbackIds.filter((known) => known !== playback);
    announceAsset({ webhooks: context.webhooks, asset, type: 'video.asset.updated' });
    await state.save();
    sendNothing({ response });
  }

  function showObject({ response, params }: Exchange): void {
    const found = findByPlaybackId({ state, playbackId: checkId(params.playbackId) });
    if (!found) throw notFound();
    sendJson({
      response,
      status: 200,
      body: { data: { ...found.playback, object: { type: 'asset', id: found.asset.id } } },
    });
  }

  function find(params: Exchange['params']): { asset: AssetRecord; playback: PlaybackIdRecord } {
    const asset = findAsset({ state, assetId: params.assetId });
    const playback = asset.playbackIds.find(({ id }) => id === checkId(params.playbackId));
    if (!playback) throw notFound();
    return { asset, playback };
  }
}
