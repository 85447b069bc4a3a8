import { join } from 'node:path';
import { serveStandIn } from '@diamond/config';
import { startLocalGhl } from './server.ts';

await serveStandIn({
  company: 'GoHighLevel',
  name: 'GHL',
  portVariable: 'LOCAL_GHL_PORT',
  instead: 'GHL_BASE_URL',
  start: (environment) =>
    startLocalGhl({
      port: environment.LOCAL_GHL_PORT,
      dataDir: join(environment.DATA_DIR, 'ghl'),
      token: environment.GHL_TOKEN,
      locationId: environment.GHL_LOCATION_ID,
      webhook: environment.GHL_INBOUND_SECRET
        ? { url: `${environment.CMS_URL}/api/ghl-sync/inbound`, secret: environment.GHL_INBOUND_SECRET }
        : null,
    }),
});
