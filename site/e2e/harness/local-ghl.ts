import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findSchool } from './school.ts';

interface Contact {
  id: string;
  email?: string;
  tags: string[];
}

/** The contact of this address in the local GHL of this run, as soon as it is as asked; says what it saw last when it is not. */
export async function waitForContact({
  email,
  is,
}: {
  email: string;
  is: (contact: Contact) => boolean;
}): Promise<Contact> {
  const { ghlUrl, environment } = findSchool();
  const secrets = JSON.parse(await readFile(join(environment.DATA_DIR ?? '', 'secrets.json'), 'utf8')) as {
    GHL_TOKEN: string;
  };
  const query = new URLSearchParams({ locationId: 'local-location-00001', email });
  const deadline = Date.now() + 60_000;
  let last: unknown;
  while (Date.now() < deadline) {
    const answer = await fetch(`${ghlUrl}/contacts/search/duplicate?${query}`, {
      headers: { authorization: `Bearer ${secrets.GHL_TOKEN}`, version: '2021-07-28' },
    });
    last = await answer.json();
    const { contact } = last as { contact: Contact | null };
    if (contact && is(contact)) return contact;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`The contact of ${email} did not come to be so. Last seen: ${JSON.stringify(last)}`);
}
