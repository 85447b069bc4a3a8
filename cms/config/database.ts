import { loadEnvironment } from '@diamond/config';

/** How long a request waits for a connection before it is told to come again (503), in ms. */
const POOL_PATIENCE_MS = 5_000;

export default () => {
  const environment = loadEnvironment();
  return {
    connection: {
      client: 'postgres',
      // Else the values of a failed statement, people's data among them, are written into the log.
      compileSqlOnError: false,
      connection: {
        host: environment.DATABASE_HOST,
        port: environment.DATABASE_PORT,
        database: environment.DATABASE_NAME,
        user: environment.DATABASE_USERNAME,
        password: environment.DATABASE_PASSWORD,
        connectionTimeoutMillis: POOL_PATIENCE_MS,
        keepAlive: true,
        ssl: environment.DATABASE_SSL ? { rejectUnauthorized: true } : false,
      },
      pool: {
        min: 0,
        max: environment.DATABASE_POOL_MAX,
        // Nobody waits a minute for a database that is away, which is Knex's default: a second try is soon made.
        acquireTimeoutMillis: POOL_PATIENCE_MS,
        createTimeoutMillis: POOL_PATIENCE_MS,
        // A connection that broke is replaced without waiting for the pool's round.
        createRetryIntervalMillis: 100,
      },
    },
    // A boot with a plugin missing must never drop that plugin's tables.
    settings: { forceMigration: false },
  };
};
