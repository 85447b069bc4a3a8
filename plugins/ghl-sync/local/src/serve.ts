import { join } from 'node:path';
import { EnvironmentError, loadEnvironment, type Environment } from '@diamond/config';
import { startLocalGhl } from './server.ts';

const ghl = await start();

console.log(`local GHL listening on ${ghl.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void ghl.close().then(() => process.exit(0)));
}

async function start(): ReturnType<typeof startLocalGhl> {
  // Asked before the whole environment is read: a production one may well lack what only this needs.
  if (process.env.SCHOOL_MODE === 'production') refuse();
  const environment = readOrRefuse();
  if (environment.SCHOOL_MODE === 'production') refuse();
  try {
    return await startLocalGhl({
      port: environment.LOCAL_GHL_PORT,
      dataDir: join(environment.DATA_DIR, 'ghl'),
      token: environment.GHL_TOKEN,
      locationId: environment.GHL_LOCATION_ID,
      webhook: environment.GHL_INBOUND_SECRET
        ? { url: `${environment.CMS_URL}/api/ghl-sync/inbound`, secret: environment.GHL_INBOUND_SECRET }
        : null,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(
      `Port ${environment.LOCAL_GHL_PORT} is taken. Stop what listens there or set LOCAL_GHL_PORT to another.`
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
    'The local GHL stands in for GoHighLevel on one machine and does not start with SCHOOL_MODE=production. ' +
      'Set GHL_BASE_URL to GoHighLevel instead.'
  );
  process.exit(1);
}
