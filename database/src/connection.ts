import type { ClientConfig } from 'pg';
import type { Environment } from '@diamond/config';

/** How to reach the school's database with this environment. */
export function connectionOf({ environment }: { environment: Environment }): ClientConfig {
  return {
    host: environment.DATABASE_HOST,
    port: environment.DATABASE_PORT,
    database: environment.DATABASE_NAME,
    user: environment.DATABASE_USERNAME,
    password: environment.DATABASE_PASSWORD,
    ssl: environment.DATABASE_SSL ? { rejectUnauthorized: true } : false,
  };
}
