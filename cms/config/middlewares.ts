import { loadEnvironment, type Environment } from '@diamond/config';

/** Where a browser uploads films to: Mux hands out addresses of Google's storage, the local Mux its own. */
function uploadTargets(environment: Environment): string[] {
  return environment.MUX_BASE_URL === 'https://api.mux.com'
    ? ['https://storage.googleapis.com', 'https://*.storage.googleapis.com']
    : [environment.MUX_BASE_URL];
}

function mediaHosts(environment: Environment): string[] {
  return environment.MUX_STREAM_URL === 'https://stream.mux.com'
    ? ['https://*.mux.com']
    : [environment.MUX_STREAM_URL, environment.MUX_IMAGE_URL];
}

function storageHosts(environment: Environment): string[] {
  if (!environment.S3_BUCKET) return [];
  return [environment.S3_ENDPOINT || `https://${environment.S3_BUCKET}.s3.${environment.S3_REGION}.amazonaws.com`];
}

export default () => {
  const environment = loadEnvironment();
  const media = mediaHosts(environment);
  const storage = storageHosts(environment);
  return [
    'global::request-id',
    'strapi::logger',
    'strapi::errors',
    {
      name: 'strapi::security',
      config: {
        contentSecurityPolicy: {
          useDefaults: true,
          directives: {
            'connect-src': ["'self'", ...uploadTargets(environment), ...media],
            'img-src': ["'self'", 'data:', 'blob:', ...media, ...storage],
            'media-src': ["'self'", 'data:', 'blob:', ...media, ...storage],
            'worker-src': ["'self'", 'blob:'],
            'frame-ancestors': ["'self'"],
            upgradeInsecureRequests: environment.CMS_URL.startsWith('https://') ? [] : null,
          },
        },
      },
    },
    {
      name: 'strapi::cors',
      config: {
        origin: [environment.SITE_URL],
        credentials: true,
        methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
        headers: ['Content-Type', 'Authorization', 'Accept'],
        expose: ['X-Request-Id', 'Retry-After'],
        maxAge: 600,
      },
    },
    'strapi::query',
    'global::gate',
    'global::database-away',
    'global::readable-body',
    'global::readable-values',
    // Webhooks are verified on the bytes as they came; 2 MB lets a contract name the field that is too long.
    {
      name: 'strapi::body',
      config: { includeUnparsed: true, jsonLimit: '2mb', formLimit: '256kb', textLimit: '256kb' },
    },
    'global::catalogue-queries',
    'strapi::session',
    'strapi::favicon',
    'strapi::public',
  ];
};
