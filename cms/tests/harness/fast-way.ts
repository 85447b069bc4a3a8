import { expect, vi } from 'vitest';
import type { Answer } from './http.ts';
import { signUpLearner, type Person } from './people.ts';
import type { School } from './school.ts';

const USER = 'plugin::users-permissions.user';

/** The session of a person, as a request carries it. */
type Ask = (request: { token?: string; lessonId?: string }) => Promise<Answer>;

/** Tells of each request that goes the ordinary way: Koa's own handler is given it. */
export function followOrdinaryWay({ school, note }: { school: School; note: (request: string) => void }): void {
  school.strapi.server.app.middleware.unshift(
    async (ctx: { method: string; url: string }, next: () => Promise<unknown>) => {
      note(`${ctx.method} ${ctx.url}`);
      return next();
    }
  );
}

/** A grant that is revoked, an account that is blocked and a session that is ended here end the fast way with the next request. */
export async function expectChangesHereToCount({
  school,
  learner,
  granted,
  ask,
  expectFast,
}: {
  school: School;
  learner: Person;
  /** A lesson of a course that is granted to nobody yet. */
  granted: { courseId: string; lessonId: string };
  ask: Ask;
  /** Fails when the request just made went the ordinary way. */
  expectFast: (request: () => Promise<Answer>) => Promise<Answer>;
}): Promise<void> {
  const { strapi } = school;
  const grants = strapi.plugin('access').service('grants');
  const { id } = await grants.grant({
    userId: learner.id,
    scope: 'course',
    courseId: granted.courseId,
    source: 'admin',
    reason: 'a test',
  });
  const askGranted = () => ask({ token: learner.token, lessonId: granted.lessonId });
  expect((await askGranted()).status).toBe(200);
  expect((await expectFast(askGranted)).status).toBe(200);
  await grants.revoke({ grantId: id, reason: 'over' });
  expect((await askGranted()).body.error.details.code).toBe('not-granted');

  const other = await signUpLearner({ school });
  expect((await ask(other)).status).toBe(200);
  await strapi.db.query(USER).update({ where: { id: other.id }, data: { blocked: true } });
  expect((await ask(other)).status).toBe(401);

  const third = await signUpLearner({ school });
  expect((await ask(third)).status).toBe(200);
  await strapi.sessionManager('users-permissions').invalidateRefreshToken(String(third.id));
  expect((await ask(third)).status).toBe(401);
}

/** A session that another process ended is over within a minute. */
export async function expectChangesElsewhereToCount({ school, ask }: { school: School; ask: Ask }): Promise<void> {
  const other = await signUpLearner({ school });
  expect((await ask(other)).status).toBe(200);
  await school.strapi.db
    .connection('strapi_sessions')
    .where({ user_id: String(other.id) })
    .delete();
  expect((await ask(other)).status).toBe(200);
  const now = performance.now.bind(performance);
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 55_000);
  try {
    expect((await ask(other)).status).toBe(401);
  } finally {
    clock.mockRestore();
  }
}
