import { randomUUID } from 'node:crypto';
import { call } from './http.ts';
import type { School } from './school.ts';

const PASSWORD = 'Test-password-1';

export interface Person {
  id: number;
  email: string;
  password: string;
  /** Access token of the session. */
  token: string;
}

/** A new learner, signed up the way learners sign up. */
export async function signUpLearner({ school }: { school: School }): Promise<Person> {
  const email = `learner-${randomUUID()}@example.com`;
  const answer = await call({
    url: `${school.url}/api/auth/local/register`,
    method: 'POST',
    body: { email, password: PASSWORD, firstName: 'Lea', lastName: 'Learner', phone: '+491701234567' },
  });
  if (answer.status !== 200) throw new Error(`Signing up answered ${answer.status}: ${answer.text}`);
  return { id: answer.body.user.id, email, password: PASSWORD, token: answer.body.jwt };
}

/** A new admin user of one of Strapi's roles, signed in. */
export async function signInAdmin({
  school,
  role,
}: {
  school: School;
  /** Its code. */
  role: string;
}): Promise<Person> {
  const { strapi } = school;
  const email = `${role}-${randomUUID()}@example.com`;
  const { id: roleId } = await strapi.service('admin::role').findOne({ code: role });
  const user = await strapi
    .service('admin::user')
    .create({ email, password: PASSWORD, firstname: 'Ada', lastname: 'Admin', isActive: true, roles: [roleId] });
  const answer = await call({ url: `${school.url}/admin/login`, method: 'POST', body: { email, password: PASSWORD } });
  if (answer.status !== 200) throw new Error(`Signing in answered ${answer.status}: ${answer.text}`);
  return { id: user.id, email, password: PASSWORD, token: answer.body.data.token };
}
