import { startLocalGhl, type LocalGhl } from '@diamond/local-ghl';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from './harness/http.ts';
import { signUpLearner } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

const TOKEN = 'pit-0123456789';
const LOCATION = 'local-location';

let ghl: LocalGhl;
let school: School;
beforeAll(async () => {
  ghl = await startLocalGhl({
    port: 0,
    dataDir: null,
    token: TOKEN,
    locationId: LOCATION,
    limits: { burst: 200, interval: 1_000, daily: 100_000 },
  });
  school = await openSchool({ environment: { GHL_BASE_URL: ghl.url, GHL_TOKEN: TOKEN, GHL_LOCATION_ID: LOCATION } });
});
afterAll(async () => {
  await school?.close();
  await ghl?.close();
});

const contactsOf = (email: string) => Object.values(ghl.data.contacts).filter((contact) => contact.email === email);

test('who registers is a contact with both tags', async () => {
  const { email } = await signUpLearner({ school });
  const contact = await waitFor({
    fact: 'the contact has its tags',
    ask: async () => contactsOf(email).find(({ tags }) => tags.length > 0),
  });
  expect(contact).toMatchObject({
    firstName: 'Lea',
    lastName: 'Learner',
    source: 'Diamond District',
    tags: ['course-signup', 'watch-diamond-member'],
  });
});
