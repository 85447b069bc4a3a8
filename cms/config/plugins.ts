import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BRAND, loadEnvironment, type Environment } from '@diamond/config';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import depthLimit from 'graphql-depth-limit';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const OWN_PLUGINS = ['access', 'accounts', 'ghl-sync', 'jobs', 'mux', 'progress', 'search'] as const;

export default () => {
  refuseUnbuiltPlugins();
  const environment = loadEnvironment();
  return {
    'users-permissions': { config: usersPermissions(environment) },
    upload: { config: upload(environment) },
    email: {
      config: {
        provider: 'nodemailer',
        providerOptions: {
          host: environment.SMTP_HOST,
          port: environment.SMTP_PORT,
          ...(environment.SMTP_USERNAME
            ? { auth: { user: environment.SMTP_USERNAME, pass: environment.SMTP_PASSWORD } }
            : {}),
          // In production a mail is sent over TLS or not at all; the local mailbox speaks none.
          requireTLS: environment.SCHOOL_MODE === 'production',
          ignoreTLS: environment.SCHOOL_MODE === 'local',
        },
        settings: { defaultFrom: environment.MAIL_FROM, defaultReplyTo: environment.MAIL_FROM },
      },
    },
    graphql: {
      config: {
        shadowCRUD: true,
        landingPage: false,
        depthLimit: MAX_GRAPHQL_DEPTH,
        defaultLimit: 25,
        maxLimit: 100,
        // CORS is the middleware's, the same for every route.
        apolloServer: {
          cors: false,
          // Bytes of a question.
          bodyParserConfig: { jsonLimit: 16_384 },
          // In the place of Strapi's own list, whose one rule is the depth limit.
          validationRules: [depthLimit(MAX_GRAPHQL_DEPTH), limitFields],
          introspection: environment.SCHOOL_MODE === 'local',
          includeStacktraceInErrorResponses: false,
        },
      },
    },
    accounts: { config: { siteUrl: environment.SITE_URL, schoolName: BRAND.name } },
    'ghl-sync': {
      config: {
        baseUrl: environment.GHL_BASE_URL,
        token: environment.GHL_TOKEN,
        locationId: environment.GHL_LOCATION_ID,
        inboundSecret: environment.GHL_INBOUND_SECRET,
        inboundPublicKey: environment.GHL_INBOUND_PUBLIC_KEY,
      },
    },
    progress: { config: { siteUrl: environment.SITE_URL } },
    mux: {
      config: {
        baseUrl: environment.MUX_BASE_URL,
        streamUrl: environment.MUX_STREAM_URL,
        imageUrl: environment.MUX_IMAGE_URL,
        tokenId: environment.MUX_TOKEN_ID,
        tokenSecret: environment.MUX_TOKEN_SECRET,
        webhookSecret: environment.MUX_WEBHOOK_SECRET,
        signingKeyId: environment.MUX_SIGNING_KEY,
        privateKey: environment.MUX_PRIVATE_KEY,
        corsOrigin: environment.CMS_URL,
        playbackRestriction: environment.MUX_PLAYBACK_RESTRICTION,
        leaseMargin: environment.MUX_LEASE_MARGIN,
        leaseMaximum: environment.MUX_LEASE_MAXIMUM,
        streamsPerLearner: environment.MUX_STREAMS_PER_LEARNER,
      },
    },
  };
};

/** Levels of fields: courses, their modules, their lessons, a fact of each. */
const MAX_GRAPHQL_DEPTH = 4;

/** Fields one GraphQL question may ask for, each mention of a fragment counted as ten: aliases cost what they fetch. */
const MAX_GRAPHQL_FIELDS = 100;

const limitFields: ValidationRule = (context: ValidationContext) => {
  let asked = 0;
  const count = (cost: number) => {
    const before = asked;
    asked += cost;
    if (before <= MAX_GRAPHQL_FIELDS && asked > MAX_GRAPHQL_FIELDS) {
      context.reportError(new GraphQLError(`A question may ask for ${MAX_GRAPHQL_FIELDS} fields`));
    }
  };
  return { Field: () => count(1), FragmentSpread: () => count(10) };
};

/** Strapi skips a plugin whose build is missing without a word, and that boot deletes the plugin's grants. */
function refuseUnbuiltPlugins(): void {
  const { resolve } = createRequire(__filename);
  for (const name of OWN_PLUGINS) {
    const path = resolve(`@diamond/${name}/package.json`).replace(/package\.json$/, 'dist/server/index.js');
    if (!existsSync(path)) throw new Error(`The plugin "${name}" is not built. Run: npm run build`);
  }
}

function usersPermissions(environment: Environment): object {
  return {
    jwtSecret: environment.JWT_SECRET,
    jwtManagement: 'refresh',
    sessions: {
      accessTokenLifespan: 10 * MINUTE,
      maxRefreshTokenLifespan: 30 * DAY,
      idleRefreshTokenLifespan: 30 * DAY,
      httpOnly: true,
      cookie: {
        name: 'school_refresh',
        sameSite: 'lax',
        path: '/api/auth',
        secure: environment.CMS_URL.startsWith('https://'),
      },
    },
    ratelimit: { interval: MINUTE * 1_000, max: environment.AUTH_TRIES_PER_MINUTE },
  };
}

function upload(environment: Environment): object {
  // Sizes in bytes. Films go to Mux, never through here.
  const limits = { sizeLimit: 200 * 1024 * 1024 };
  if (!environment.S3_BUCKET) return { provider: 'local', ...limits };
  return {
    provider: 'aws-s3',
    ...limits,
    providerOptions: {
      s3Options: {
        credentials: { accessKeyId: environment.S3_ACCESS_KEY_ID, secretAccessKey: environment.S3_SECRET_ACCESS_KEY },
        region: environment.S3_REGION,
        ...(environment.S3_ENDPOINT
          ? { endpoint: environment.S3_ENDPOINT, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' }
          : {}),
        // A private bucket: every address the admin or the site build gets is signed and short-lived.
        params: { Bucket: environment.S3_BUCKET, ACL: 'private', signedUrlExpires: 15 * MINUTE },
      },
    },
  };
}
