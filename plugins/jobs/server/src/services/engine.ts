import type { Core } from '@strapi/strapi';
import { types } from 'pg';
import { PgBoss, type DatabaseOptions } from 'pg-boss';
import { BOSS_SCHEMA } from '../migrations.ts';

/** Types of Postgres (`pg_type.oid`): json and jsonb. */
const JSON_TYPES = new Set([114, 3802]);

/** Strapi tells the driver, for the whole process, to leave JSON as text; the queue needs it read. */
const READ_JSON = {
  types: {
    getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
      JSON_TYPES.has(oid) && format !== 'binary'
        ? (text: string): unknown => JSON.parse(text)
        : (types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format),
  },
};

/** Connections one process keeps for its queue; one more listens for new jobs. */
const CONNECTIONS = 4;
/** Seconds between looks for jobs whose process died. */
const LOOK_FOR_LOST = 10;
/** Milliseconds a process that ends waits for what it has in hand. */
const GRACE = 10_000;

/** The queue itself: pg-boss in the same Postgres, with connections of its own. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let boss: PgBoss | undefined;

  return {
    async open(): Promise<void> {
      // By name: knex makes the password invisible to a spread.
      const { host, port, database, user, password, ssl } = strapi.config.get<DatabaseOptions>(
        'database.connection.connection'
      );
      boss = new PgBoss({
        host,
        port,
        database,
        user,
        password,
        ssl,
        schema: BOSS_SCHEMA,
        max: CONNECTIONS,
        ...READ_JSON,
        useListenNotify: true,
        monitorIntervalSeconds: LOOK_FOR_LOST,
        superviseIntervalSeconds: LOOK_FOR_LOST,
        openTelemetry: { enabled: false },
      });
      // Without a listener an `error` event ends the process; pg-boss goes on by itself when Postgres is back.
      boss.on('error', (error: Error) => strapi.log.error(`jobs: ${error.message}`));
      await boss.start();
    },

    /** @throws Error before the plugin's bootstrap and after its end */
    boss(): PgBoss {
      if (!boss) throw new Error('The queue is not open');
      return boss;
    },

    /** Finishes what is in hand, and gives back what takes longer. */
    async close(): Promise<void> {
      const ending = boss;
      boss = undefined;
      await ending?.stop({ graceful: true, timeout: GRACE });
    },
  };
};
