import type { Knex } from 'knex';
import type { CrmSettings } from '../../../contract/index.ts';
import { ask } from './query.ts';

/** @returns null before anybody changed anything */
export async function readSettings({ db }: { db: Knex }): Promise<{ version: number; value: unknown } | null> {
  // As text: Strapi turns off the driver's own reading of JSON for the whole process.
  const [row] = await ask<{ version: number; value: string }>(
    db,
    'select version, value::text as value from crm.settings'
  );
  return row ? { version: row.version, value: JSON.parse(row.value) as unknown } : null;
}

/** @returns false when somebody else changed them since `version` */
export async function writeSettings({
  db,
  version,
  settings,
}: {
  db: Knex;
  version: number;
  settings: CrmSettings;
}): Promise<boolean> {
  const rows = await ask(
    db,
    `insert into crm.settings as known (version, value)
     select :version + 1, cast(:value as jsonb) where :version = 0 or exists (select from crm.settings)
     on conflict (id) do update set version = excluded.version, value = excluded.value, changed_at = now()
       where known.version = :version
     returning version`,
    { version, value: JSON.stringify(settings) }
  );
  return rows.length > 0;
}
