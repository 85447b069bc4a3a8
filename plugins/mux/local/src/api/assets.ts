import { announceAsset } from '../announce.ts';
import { createAsset, removeAsset } from '../assets.ts';
import type { Context } from '../context.ts';
import { readBody } from '../http/body.ts';
import { sendJson, sendNothing } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { endMasterInTime } from '../masters.ts';
import type { AssetRecord } from '../records.ts';
import { findAsset } from './check-id.ts';
import { paginate } from './pagination.ts';
import { presentAsset } from './present.ts';
import { createAssetSchema, updateAssetSchema } from './schemas.ts';

/** `/video/v1/assets`: films. */
export function createAssetRoutes({ context }: { context: Context }): Route[] {
  const { state } = context;
  const find = ({ params }: Exchange) => {
    const asset = findAsset({ state, assetId: params.assetId });
    endMasterInTime({ context, asset });
    return asset;
  };
  return [
    { method: 'POST', path: '/video/v1/assets', handle: create },
    { method: 'GET', path: '/video/v1/assets', handle: list },
    {
      method: 'GET',
      path: '/video/v1/assets/:assetId',
      handle: (exchange) => answer({ exchange, asset: find(exchange) }),
    },
    { method: 'PATCH', path: '/video/v1/assets/:assetId', handle: update },
    { method: 'DELETE', path: '/video/v1/assets/:assetId', handle: remove },
    { method: 'GET', path: '/video/v1/assets/:assetId/input-info', handle: showInput },
    { method: 'DELETE', path: '/video/v1/assets/:assetId/thumbnail-time', handle: forgetThumbnailTime },
  ];

  async function create(exchange: Exchange): Promise<void> {
    const { test, ...settings } = await readBody({ request: exchange.request, schema: createAssetSchema });
    const asset = createAsset({ context, settings, isTest: test ?? false });
    await state.save();
    context.ingest.enqueue(asset.id);
    answer({ exchange, asset, status: 201 });
  }

  function list({ response, query, origin }: Exchange): void {
    const uploadId = query.get('upload_id');
    const hasLiveStream = query.has('live_stream_id');
    // There is no live streaming here, so no asset comes from one.
    const wanted = Object.values(state.data.assets).filter(
      (asset) => !hasLiveStream && (uploadId === null || asset.uploadId === uploadId)
    );
    const { items, nextCursor } = paginate({ items: wanted, query, order: ({ number }) => number });
    for (const asset of items) endMasterInTime({ context, asset });
    const data = items.map((asset) => presentAsset({ asset, origin }));
    sendJson({ response, status: 200, body: { data, next_cursor: nextCursor } });
  }

  async function update(exchange: Exchange): Promise<void> {
    const asset = find(exchange);
    const {
      passthrough,
      meta,
      thumbnail_time: thumbnailTime,
    } = await readBody({ request: exchange.request, schema: updateAssetSchema });
    if (passthrough !== undefined) asset.passthrough = passthrough;
    if (meta !== undefined) asset.meta = meta;
    if (thumbnailTime !== undefined) asset.thumbnailTime = thumbnailTime;
    announceAsset({ webhooks: context.webhooks, asset, type: 'video.asset.updated' });
    await state.save();
    answer({ exchange, asset });
  }

  async function remove(exchange: Exchange): Promise<void> {
    await removeAsset({ context, asset: find(exchange) });
    sendNothing({ response: exchange.response });
  }

  function showInput(exchange: Exchange): void {
    const { settings, inputFile } = find(exchange);
    const data = inputFile ? [{ settings: settings.inputs?.[0] ?? {}, file: inputFile }] : [];
    sendJson({ response: exchange.response, status: 200, body: { data } });
  }

  async function forgetThumbnailTime(exchange: Exchange): Promise<void> {
    const asset = find(exchange);
    delete asset.thumbnailTime;
    announceAsset({ webhooks: context.webhooks, asset, type: 'video.asset.updated' });
    await state.save();
    sendNothing({ response: exchange.response });
  }
}

function answer({ exchange, asset, status = 200 }: { exchange: Exchange; asset: AssetRecord; status?: number }): void {
  sendJson({ response: exchange.response, status, body: { data: presentAsset({ asset, origin: exchange.origin }) } });
}
