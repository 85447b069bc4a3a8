import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findSchool } from './school.ts';

/** Makes the local Mux of this run fail as told, until it is told otherwise; null: it fails no more. */
export async function setFaults(faults: object | null): Promise<void> {
  const { muxUrl, environment } = findSchool();
  const secrets = JSON.parse(await readFile(join(environment.DATA_DIR ?? '', 'secrets.json'), 'utf8')) as Record<
    string,
    string
  >;
  const token = Buffer.from(`${secrets.MUX_TOKEN_ID}:${secrets.MUX_TOKEN_SECRET}`).toString('base64');
  const answer = await fetch(`${muxUrl}/local/faults`, {
    method: faults === null ? 'DELETE' : 'PUT',
    headers: { authorization: `Basic ${token}`, 'content-type': 'application/json' },
    ...(faults === null ? {} : { body: JSON.stringify(faults) }),
  });
  if (!answer.ok) throw new Error(`The local Mux answered ${answer.status}: ${await answer.text()}`);
}
