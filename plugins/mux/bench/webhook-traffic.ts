import { createHmac, randomUUID } from 'node:crypto';
import type { MakeTraffic } from '../../kit/bench/index.ts';

/** Genuine webhooks about films that are known, each with an id of its own; one in ten comes a second time. */
export interface WebhookTrafficArgs {
  secret: string;
  films: { uploadId: string; assetId: string }[];
}

const TYPES = ['video.upload.asset_created', 'video.asset.created', 'video.asset.ready', 'video.asset.updated'];

const makeWebhookTraffic: MakeTraffic<WebhookTrafficArgs> = ({ secret, films }) => {
  let turn = Math.floor(Math.random() * films.length);
  let last = '';
  return {
    next() {
      turn += 1;
      const isRepeated = last !== '' && turn % 10 === 0;
      const body = isRepeated ? last : write(turn);
      last = body;
      const at = Math.floor(Date.now() / 1_000);
      const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
      return (
        `POST /api/mux/webhooks HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\nContent-Type: application/json\r\n` +
        `Mux-Signature: t=${at},v1=${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
      );
    },
  };

  function write(n: number): string {
    const { uploadId, assetId } = films[n % films.length] ?? { uploadId: '', assetId: '' };
    const type = TYPES[Math.floor(n / films.length) % TYPES.length] ?? 'video.asset.updated';
    const isUpload = type.startsWith('video.upload.');
    const asset = {
      id: assetId,
      upload_id: uploadId,
      status: type === 'video.asset.created' ? 'preparing' : 'ready',
      duration: 60 + (n % 600),
      aspect_ratio: '16:9',
      playback_ids: [{ id: `signed-${uploadId}`, policy: 'signed' }],
      tracks: [{ id: `t-${uploadId}`, type: 'video', max_width: 1920, max_height: 1080 }],
    };
    return JSON.stringify({
      id: randomUUID(),
      type,
      created_at: new Date().toISOString(),
      object: { type: isUpload ? 'upload' : 'asset', id: isUpload ? uploadId : assetId },
      data: isUpload ? { id: uploadId, status: 'asset_created', asset_id: assetId } : asset,
    });
  }
};

export default makeWebhookTraffic;
