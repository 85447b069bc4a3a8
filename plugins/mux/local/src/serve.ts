import { join } from 'node:path';
import { EnvironmentError, loadEnvironment, type Environment } from '@diamond/config';
import { startLocalMux } from './server.ts';

const mux = await start();

console.log(`local Mux listening on ${mux.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void mux.close().then(() => process.exit(0)));
}

async function start(): ReturnType<typeof startLocalMux> {
  // Asked before the whole environment is read: a production one may well lack what only this needs.
  if (process.env.SCHOOL_MODE === 'production') refuse();
  const environment = readOrRefuse();
  if (environment.SCHOOL_MODE === 'production') refuse();
  try {
    return await startLocalMux({
      port: environment.LOCAL_MUX_PORT,
      dataDir: join(environment.DATA_DIR, 'mux'),
      tokenId: environment.MUX_TOKEN_ID,
      tokenSecret: environment.MUX_TOKEN_SECRET,
      signingKeyId: environment.MUX_SIGNING_KEY,
      // Handed out as Mux does it: the PEM in base64.
      privateKeyPem: Buffer.from(environment.MUX_PRIVATE_KEY, 'base64').toString('utf8'),
      webhookUrl: `${environment.CMS_URL}/api/mux/webhooks`,
      webhookSecret: environment.MUX_WEBHOOK_SECRET,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(
      `Port ${environment.LOCAL_MUX_PORT} is taken. Stop what listens there or set LOCAL_MUX_PORT to another.`
    );
    process.exit(1);
  }
}

function readOrRefuse(): Environment {
  try {
    return loadEnvironment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function refuse(): never {
  console.error(
    'The local Mux stands in for Mux on one machine and does not start with SCHOOL_MODE=production. ' +
      'Set MUX_BASE_URL, MUX_STREAM_URL and MUX_IMAGE_URL to Mux instead.'
  );
  process.exit(1);
}
