import type { Context } from '../context.ts';
import { refuse } from '../http/problems.ts';
import { sendFile } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { authorize } from './authorize.ts';

/** Whole files: static renditions behind the film's own token, masters behind the secret in their address. */
export function createFileDeliveryRoutes({ context }: { context: Context }): Route[] {
  return [
    { method: 'GET', path: '/:playbackId/:name.mp4', handle: (exchange) => sendRendition(exchange, 'mp4') },
    { method: 'GET', path: '/:playbackId/:name.m4a', handle: (exchange) => sendRendition(exchange, 'm4a') },
    { method: 'GET', path: '/masters/:token/master.mp4', handle: sendMaster },
  ];

  async function sendRendition(exchange: Exchange, ext: 'mp4' | 'm4a'): Promise<void> {
    const { asset } = await authorize({ context, exchange, audience: 'v' });
    const rendition = asset.staticRenditions?.find(
      ({ name, status }) => name === `${exchange.params.name}.${ext}` && status === 'ready'
    );
    if (!rendition) throw refuse.unknown();
    await sendFile({
      response: exchange.response,
      path: context.files.staticRendition({ assetId: asset.id, name: rendition.name }),
      type: ext === 'mp4' ? 'video/mp4' : 'audio/mp4',
      headers: { 'Cache-Control': 'private, max-age=3600' },
    });
  }

  async function sendMaster({ response, params }: Exchange): Promise<void> {
    const asset = Object.values(context.state.data.assets).find(({ master }) => master?.token === params.token);
    if (!asset?.master || asset.master.until <= context.now()) throw refuse.unknown();
    await sendFile({
      response,
      path: context.files.source(asset.id),
      type: 'video/mp4',
      headers: { 'Cache-Control': 'no-store', 'Content-Disposition': 'attachment; filename="master.mp4"' },
    });
  }
}
