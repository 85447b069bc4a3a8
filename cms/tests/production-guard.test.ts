import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseDemoInProduction } from '../src/production-guard.ts';
import { openSchool, type School } from './harness/school.ts';

const LEARNER = 'plugin::users-permissions.user';
const ADMIN = 'admin::user';

let school: School;

beforeAll(async () => {
  school = await openSchool();
});
afterAll(async () => school.close());

test('production starts without demo accounts, and with nobody of their addresses', async () => {
  const { strapi } = school;
  await expect(refuseDemoInProduction({ strapi, mode: 'production' })).resolves.toBeUndefined();
  for (const [uid, email, words] of [
    [LEARNER, 'learner@example.com', 'learner learner@example.com'],
    [ADMIN, 'editor@example.com', 'admin user editor@example.com'],
    [ADMIN, 'admin@example.com', 'admin user admin@example.com'],
  ] as const) {
    const { id } = await strapi.db.query(uid).create({ data: { email } });
    await expect(refuseDemoInProduction({ strapi, mode: 'production' }), email).rejects.toThrow(words);
    await expect(refuseDemoInProduction({ strapi, mode: 'local' })).resolves.toBeUndefined();
    await strapi.db.query(uid).delete({ where: { id } });
  }
  await expect(refuseDemoInProduction({ strapi, mode: 'production' })).resolves.toBeUndefined();
});
