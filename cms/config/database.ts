import { loadEnvironment } from '@diamond/config';

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
        ssl: environment.DATABASE_SSL ? { rejectUnauthorized: true } : false,
      },
      pool: { min: 0, max: environment.DATABASE_POOL_MAX },
    },
    // A boot with a plugin missing must never drop that plugin's tables.
    settings: { forceMigration: false },
  };
};
