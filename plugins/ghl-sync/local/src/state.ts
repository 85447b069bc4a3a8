import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Data } from './records.ts';

/** What a new location has. */
const EMPTY: Data = {
  version: 1,
  contacts: {},
  tags: [],
  customFields: [
    {
      id: 'field-course-percent-01',
      name: 'Course percent',
      fieldKey: 'contact.course_percent',
      dataType: 'NUMERICAL',
      model: 'contact',
    },
    {
      id: 'field-last-course-00001',
      name: 'Last course',
      fieldKey: 'contact.last_course',
      dataType: 'TEXT',
      model: 'contact',
    },
  ],
  workflows: [{ id: 'workflow-welcome-000001', name: 'Welcome' }],
  enrolments: [],
};

export interface State {
  readonly data: Data;
  /** Everything changed before the call is on disk when it returns; without a folder nothing is kept. */
  save: () => void;
}

/** Opens the state kept in `dataDir/state.json`, empty at the first start; `null` keeps nothing. */
export function openState({ dataDir }: { dataDir: string | null }): State {
  if (dataDir === null) return { data: structuredClone(EMPTY), save: () => undefined };
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'state.json');
  const data = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Data) : structuredClone(EMPTY);
  return {
    data,
    save() {
      writeFileSync(`${path}.new`, JSON.stringify(data), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
