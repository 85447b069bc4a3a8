import { join } from 'node:path';
import { serveStandIn } from '@diamond/config';
import { startLocalMux } from './server.ts';

await serveStandIn({
  company: 'Mux',
  name: 'Mux',
  portVariable: 'LOCAL_MUX_PORT',
  instead: 'MUX_BASE_URL, MUX_STREAM_URL and MUX_IMAGE_URL',
  start: (environment) =>
    startLocalMux({
      port: environment.LOCAL_MUX_PORT,
      dataDir: join(environment.DATA_DIR, 'mux'),
      tokenId: environment.MUX_TOKEN_ID,
      tokenSecret: environment.MUX_TOKEN_SECRET,
      signingKeyId: environment.MUX_SIGNING_KEY,
      // Handed out as Mux does it: the PEM in base64.
      privateKeyPem: Buffer.from(environment.MUX_PRIVATE_KEY, 'base64').toString('utf8'),
      webhookUrl: `${environment.CMS_URL}/api/mux/webhooks`,
      webhookSecret: environment.MUX_WEBHOOK_SECRET,
    }),
});
