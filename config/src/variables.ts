/**
 * Every variable the school reads, with its default and its meaning. `.env.example` is made from this list
 * (a test keeps the two alike), and `environment.ts` gives each its type and its rule.
 *
 * `local` is the default in `SCHOOL_MODE=local`; `production` the one in production. A variable without a
 * `production` default must be set there. `secret` ones are made up and kept in the data folder in local mode.
 */
export interface Variable {
  meaning: string;
  local?: string;
  production?: string;
  secret?: true;
  /** Set to nothing it is nothing, and no default stands in for it: what it leads to is then left alone. */
  mayBeEmpty?: true;
}

export const VARIABLES = {
  SCHOOL_MODE: {
    meaning: 'local (demo school, stand-ins, secrets made up) or production (nothing made up)',
    local: 'local',
    production: 'production',
  },
  DATA_DIR: {
    meaning: 'folder for everything that must survive a restart here; relative to the checkout',
    local: '.data',
    production: '.data',
  },
  LOG_LEVEL: { meaning: 'silent, fatal, error, warn, info, http, debug or trace', local: 'info', production: 'info' },

  SITE_HOST: {
    meaning: "address the learner's site listens on; localhost means both loopbacks, IPv4 and IPv6",
    local: 'localhost',
    production: 'localhost',
  },
  SITE_PORT: { meaning: "port of the learner's site", local: '8000', production: '8000' },
  SITE_URL: {
    meaning: "address of the learner's site as a browser sees it; the only origin that may call with cookies",
    local: 'http://localhost:8000',
  },
  SITE_INDEXED: {
    meaning: 'true: search engines may list the site; false: every answer and robots.txt tell them not to',
    local: 'false',
    production: 'true',
  },
  GATSBY_SENTRY_DSN: {
    meaning: 'Sentry DSN for errors learners agree to report; empty: nothing of it is in the site',
    local: '',
    production: '',
  },
  CMS_HOST: {
    meaning: 'address the CMS listens on; localhost means both loopbacks, IPv4 and IPv6',
    local: 'localhost',
    production: '0.0.0.0',
  },
  CMS_PORT: { meaning: 'port of the CMS', local: '1337', production: '1337' },
  CMS_URL: { meaning: 'address of the CMS as a browser sees it', local: 'http://localhost:1337' },
  CMS_INTERNAL_URL: {
    meaning: 'address of the CMS for the site build, where it is not the one browsers use; empty: CMS_URL',
    local: '',
    production: '',
  },
  TRUST_PROXY: {
    meaning: 'true when a proxy of ours stands before the CMS and sets X-Forwarded-*',
    local: 'false',
    production: 'true',
  },

  DATABASE_HOST: { meaning: 'Postgres host', local: 'localhost' },
  DATABASE_PORT: {
    meaning: 'Postgres port; in local mode the embedded Postgres listens there',
    local: '54329',
    production: '5432',
  },
  DATABASE_NAME: { meaning: 'Postgres database', local: 'school', production: 'school' },
  DATABASE_USERNAME: { meaning: 'Postgres user', local: 'school', production: 'school' },
  DATABASE_PASSWORD: { meaning: 'Postgres password', secret: true },
  DATABASE_SSL: {
    meaning: 'true to speak TLS to Postgres and check its certificate',
    local: 'false',
    production: 'true',
  },
  DATABASE_POOL_MAX: { meaning: 'most connections one CMS process opens', local: '10', production: '20' },

  APP_KEYS: { meaning: 'Strapi: keys that sign its session cookies, comma-separated', secret: true },
  API_TOKEN_SALT: { meaning: 'Strapi: salt of the API token hashes', secret: true },
  ADMIN_JWT_SECRET: { meaning: 'Strapi: signs the sessions of the admin', secret: true },
  TRANSFER_TOKEN_SALT: { meaning: 'Strapi: salt of the transfer token hashes', secret: true },
  ENCRYPTION_KEY: { meaning: 'Strapi: encrypts what the admin may show again, such as API tokens', secret: true },
  JWT_SECRET: { meaning: "signs the learners' sessions", secret: true },
  SITE_BUILD_TOKEN: {
    meaning: 'API token the site is built with; it reads the catalogue and nothing gated',
    secret: true,
  },

  ADMIN_EMAIL: {
    meaning: 'with ADMIN_PASSWORD: makes the first super admin; without, the first visitor of /admin does',
    local: '',
    production: '',
  },
  ADMIN_PASSWORD: {
    meaning: 'password of the first super admin: 8 or more characters, upper and lower case, a digit',
    local: '',
    production: '',
  },

  MUX_BASE_URL: {
    meaning: 'Mux API; in local mode the local Mux',
    local: 'http://localhost:8401',
    production: 'https://api.mux.com',
  },
  MUX_STREAM_URL: {
    meaning: 'where films are streamed from',
    local: 'http://localhost:8401',
    production: 'https://stream.mux.com',
  },
  MUX_IMAGE_URL: {
    meaning: 'where thumbnails and storyboards come from',
    local: 'http://localhost:8401',
    production: 'https://image.mux.com',
  },
  MUX_TOKEN_ID: { meaning: 'Mux access token: id', secret: true },
  MUX_TOKEN_SECRET: { meaning: 'Mux access token: secret', secret: true },
  MUX_WEBHOOK_SECRET: { meaning: 'Mux: signs the webhooks to /api/mux/webhooks', secret: true },
  MUX_SIGNING_KEY: { meaning: 'Mux signing key: id', secret: true },
  MUX_PRIVATE_KEY: {
    meaning: 'Mux signing key: the RSA private key, base64 of its PEM as Mux hands it out',
    secret: true,
  },
  MUX_PLAYBACK_RESTRICTION: {
    meaning: 'Mux: id of the playback restriction (domains) every token names; empty for none',
    local: '',
    production: '',
  },
  MUX_LEASE_MARGIN: {
    meaning: 'seconds the tokens of a film outlive what is left of it, for pausing',
    local: '900',
    production: '900',
  },
  MUX_LEASE_MAXIMUM: {
    meaning: 'most seconds the tokens of a film may live; the player renews them',
    local: '14400',
    production: '14400',
  },
  MUX_STREAMS_PER_LEARNER: {
    meaning: 'most screens one learner may watch on at a time; the newest wins',
    local: '2',
    production: '2',
  },
  LOCAL_MUX_PORT: { meaning: 'port of the local Mux (local mode only)', local: '8401', production: '8401' },

  GHL_BASE_URL: {
    meaning: 'GoHighLevel API; in local mode the local GHL',
    local: 'http://localhost:8402',
    production: 'https://services.leadconnectorhq.com',
  },
  GHL_TOKEN: {
    meaning: 'GoHighLevel: private integration token of the location; set to nothing: not connected',
    secret: true,
    production: '',
    mayBeEmpty: true,
  },
  GHL_LOCATION_ID: {
    meaning: 'GoHighLevel: id of the location (sub-account)',
    local: 'local-location-00001',
    production: '',
  },
  GHL_INBOUND_SECRET: {
    meaning: 'GoHighLevel: what workflows send as x-crm-secret to /api/ghl-sync/inbound; set to nothing: they may not',
    secret: true,
    production: '',
    mayBeEmpty: true,
  },
  GHL_INBOUND_PUBLIC_KEY: {
    meaning:
      "GoHighLevel: the Ed25519 key of a marketplace app's webhooks, base64 of its SPKI; set to nothing: they may not",
    local: 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=',
    production: 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=',
    mayBeEmpty: true,
  },
  LOCAL_GHL_PORT: { meaning: 'port of the local GHL (local mode only)', local: '8402', production: '8402' },

  AUTH_TRIES_PER_MINUTE: {
    meaning:
      'tries one address may make a minute at each of the routes for signing in, registering and mails, per CMS process; a classroom shares one address',
    local: '10',
    production: '10',
  },

  JOBS_WORKERS: {
    meaning: 'inline: this CMS process runs jobs too; none: it only enqueues them, and npm run worker runs them',
    local: 'inline',
    production: 'inline',
  },

  SMTP_HOST: { meaning: 'mail server; in local mode the local mailbox', local: 'localhost' },
  SMTP_PORT: { meaning: 'its port; in local mode the local mailbox listens there', local: '1025', production: '587' },
  SMTP_USERNAME: { meaning: 'its user, if it wants one', local: '', production: '' },
  SMTP_PASSWORD: { meaning: 'its password, if it wants one', local: '', production: '' },
  MAIL_FROM: { meaning: 'sender of every mail', local: 'Diamond District <school@example.com>' },
  MAILBOX_PORT: { meaning: 'port of the local mailbox page (local mode only)', local: '8025', production: '8025' },

  S3_BUCKET: {
    meaning: 'bucket for uploaded images and files, private; empty keeps them on disk (local mode only)',
    local: '',
  },
  S3_REGION: { meaning: 'its region', local: 'us-east-1', production: 'us-east-1' },
  S3_ENDPOINT: { meaning: 'its endpoint, for storage that is not AWS', local: '', production: '' },
  S3_ACCESS_KEY_ID: { meaning: 'its access key', local: '' },
  S3_SECRET_ACCESS_KEY: { meaning: 'its secret key', local: '' },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
