import { createPublicKey } from 'node:crypto';
import { listenOnLoopbacks } from '@diamond/config';
import { createFaults, type Faults } from './faults/faults.ts';
import { createHandler } from './handler.ts';
import { layOutFiles } from './files.ts';
import { startIngest } from './ingest.ts';
import { openState } from './state.ts';
import { createTokenVerifier } from './tokens.ts';
import { giveUpUnfinishedTracks } from './tracks.ts';
import { expireUpload } from './uploads/uploads.ts';
import { startWebhooks } from './webhooks/deliver.ts';

export interface LocalMuxOptions {
  /** 0 picks a free one. */
  port: number;
  /** Folder for the state and the films; one local Mux at a time. */
  dataDir: string;
  /** The access token of the API. */
  tokenId: string;
  tokenSecret: string;
  /** The key that signs playback tokens. */
  signingKeyId: string;
  privateKeyPem: string;
  /** Where webhooks go; null sends none. */
  webhookUrl: string | null;
  webhookSecret: string;
  /** Requests of the API a second before it answers 429; without it there is no limit. */
  requestsPerSecond?: number;
  /** Milliseconds since 1970; a test may move it. */
  now?: () => number;
}

export interface LocalMux {
  /** Address of the API, the uploads, the streams and the images, without a trailing slash. */
  url: string;
  /** What goes wrong on demand; the same as `/local/faults`. */
  faults: Faults;
  /** Stops serving, making and sending. What was under way goes on at the next start. */
  close: () => Promise<void>;
}

/**
 * Starts a Mux on this machine, on both loopback addresses.
 *
 * @throws when the port is taken, the key is not an RSA key, or the state cannot be read
 */
export async function startLocalMux({
  port,
  dataDir,
  tokenId,
  tokenSecret,
  signingKeyId,
  privateKeyPem,
  webhookUrl,
  webhookSecret,
  requestsPerSecond,
  now = Date.now,
}: LocalMuxOptions): Promise<LocalMux> {
  const state = openState({ dataDir });
  const files = layOutFiles({ dataDir });
  state.data.signingKeys[signingKeyId] = {
    id: signingKeyId,
    createdAt: Math.floor(now() / 1000),
    ...state.data.signingKeys[signingKeyId],
    publicKeyPem: readPublicKey(privateKeyPem),
  };

  // The port first: a second local Mux must stop here, before it touches the films of the first.
  let handler: ReturnType<typeof createHandler> | undefined;
  const listening = await listenOnLoopbacks({ port, handler: (request, response) => handler?.(request, response) });
  // A film may take as long to arrive as its sender's line needs.
  for (const server of listening.servers) server.requestTimeout = 0;

  const faults = createFaults();
  const webhooks = startWebhooks({ state, url: webhookUrl, secret: webhookSecret, faults, now });
  giveUpUnfinishedTracks({ state, webhooks });
  const ingest = startIngest({ state, files, webhooks, faults });
  const context = { state, files, webhooks, ingest, verifyToken: createTokenVerifier({ state, now }), faults, now };
  for (const upload of Object.values(state.data.uploads)) expireUpload({ context, upload });
  handler = createHandler({ context, tokenId, tokenSecret, requestsPerSecond });
  await state.save();

  return {
    url: `http://localhost:${listening.port}`,
    faults,
    close: async () => {
      await Promise.all([listening.close(), ingest.close()]);
      await webhooks.close();
      await state.save();
    },
  };
}

function readPublicKey(privateKeyPem: string): string {
  const key = createPublicKey(privateKeyPem);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('The signing key of the local Mux must be an RSA key');
  return key.export({ type: 'spki', format: 'pem' }).toString();
}
