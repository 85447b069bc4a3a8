import { loadEnvironment } from '@diamond/config';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

export default () => {
  const environment = loadEnvironment();
  return {
    auth: {
      secret: environment.ADMIN_JWT_SECRET,
      sessions: {
        accessTokenLifespan: 30 * MINUTE,
        maxRefreshTokenLifespan: 30 * DAY,
        idleRefreshTokenLifespan: 7 * DAY,
        maxSessionLifespan: DAY,
        idleSessionLifespan: 8 * 60 * MINUTE,
      },
      // Strapi marks the cookie secure whenever NODE_ENV is production, and then refuses to set it over plain http.
      cookie: { sameSite: 'lax', secure: environment.CMS_URL.startsWith('https://') },
    },
    apiToken: { salt: environment.API_TOKEN_SALT, secrets: { encryptionKey: environment.ENCRYPTION_KEY } },
    secrets: { encryptionKey: environment.ENCRYPTION_KEY },
    transfer: { token: { salt: environment.TRANSFER_TOKEN_SALT } },
    flags: { nps: false, promoteEE: false },
  };
};
