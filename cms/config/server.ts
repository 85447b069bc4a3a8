import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvironment } from '@diamond/config';

export default () => {
  const environment = loadEnvironment();
  const publicFolder = join(environment.DATA_DIR, 'public');
  // Strapi does not start without it.
  mkdirSync(join(publicFolder, 'uploads'), { recursive: true });
  return {
    // `localhost` is two addresses; src/index.ts answers on the IPv6 one as well.
    host: environment.CMS_HOST === 'localhost' ? '127.0.0.1' : environment.CMS_HOST,
    port: environment.CMS_PORT,
    url: environment.CMS_URL,
    proxy: { koa: environment.TRUST_PROXY },
    app: { keys: environment.APP_KEYS.split(',') },
    logger: {
      config: {
        level: environment.LOG_LEVEL === 'silent' ? 'error' : environment.LOG_LEVEL,
        silent: environment.LOG_LEVEL === 'silent',
      },
      updates: { enabled: false },
      startup: { enabled: false },
    },
    cron: { enabled: true },
    // Uploaded images and files are data: they live with the rest of it.
    dirs: { public: publicFolder },
  };
};
