import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './harness/http.ts';
import { signInAdmin, signUpLearner } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/**
 * Who gets past the door of every route. "in" is any answer but 401, 403 and 405: a 404 or a 400 behind the door is the
 * route's own business and tested elsewhere. Learners' tokens are no good in the admin, admin tokens no good on `/api`.
 */
type Who = 'anonymous' | 'learner' | 'editor' | 'admin';
const WHO: readonly Who[] = ['anonymous', 'learner', 'editor', 'admin'];

const ANYONE: readonly Who[] = ['anonymous', 'learner'];
const LEARNER: readonly Who[] = ['learner'];
const NOBODY: readonly Who[] = [];

/** Every content API route there is. A route that is not here fails the test, and so does a line without a route. */
const API: Readonly<Record<string, readonly Who[]>> = {
  'GET /api/courses': ANYONE,
  'GET /api/courses/:id': ANYONE,
  'GET /api/modules': ANYONE,
  'GET /api/modules/:id': ANYONE,
  'GET /api/lessons': ANYONE,
  'GET /api/lessons/:id': ANYONE,
  'GET /api/categories': ANYONE,
  'GET /api/categories/:id': ANYONE,
  'GET /api/tags': ANYONE,
  'GET /api/tags/:id': ANYONE,
  'GET /api/instructors': ANYONE,
  'GET /api/instructors/:id': ANYONE,
  'GET /api/site-setting': ANYONE,

  'GET /api/access/lessons/:lessonId': ANYONE,
  'GET /api/access/courses/:courseId': ANYONE,
  'GET /api/access/lessons/:lessonId/content': ANYONE,
  'GET /api/access/lessons/:lessonId/files/:fileId': ANYONE,
  // Open to a ticket alone: without one it is 403 for everyone.
  'GET /api/access/files/:ticket': NOBODY,
  'GET /api/mux/playback/:lessonId': ANYONE,
  'GET /api/mux/playback/:lessonId/stream': LEARNER,
  'DELETE /api/mux/playback/:lessonId/stream': LEARNER,
  // Open to a ticket alone as well, which only Mux is given.
  'GET /api/mux/captions/:ticket': NOBODY,
  // Open to API tokens alone.
  'GET /api/mux/lessons/:lessonId/facts': NOBODY,
  // Open to Mux alone: without a signature it is 401 for everyone.
  'POST /api/mux/webhooks': NOBODY,
  // Open to GHL alone: without its secret or signature it is 401 for everyone.
  'POST /api/ghl-sync/inbound': NOBODY,

  'GET /api/search': ANYONE,

  'GET /api/accounts/me': LEARNER,
  'PUT /api/accounts/me': LEARNER,
  'PUT /api/accounts/me/language': LEARNER,
  'GET /api/accounts/sessions': LEARNER,
  'DELETE /api/accounts/sessions': LEARNER,
  'DELETE /api/accounts/sessions/:sessionId': LEARNER,
  'POST /api/accounts/email': LEARNER,
  // By the code of a mail, which is opened on any device.
  'POST /api/accounts/email/confirmation': ANYONE,
  'POST /api/accounts/confirmation': ANYONE,
  'GET /api/accounts/export': LEARNER,
  'POST /api/accounts/deletion': LEARNER,
  'PUT /api/progress/lessons/:lessonId': LEARNER,
  'GET /api/progress/lessons/:lessonId': LEARNER,
  'PUT /api/progress/lessons/:lessonId/done': LEARNER,
  'POST /api/progress/sync': LEARNER,
  'GET /api/progress/courses/:courseId': LEARNER,
  'GET /api/progress/continue': LEARNER,
  'GET /api/progress/notes': LEARNER,
  'POST /api/progress/notes': LEARNER,
  'GET /api/progress/notes/export': LEARNER,
  'GET /api/progress/notes/:noteId': LEARNER,
  'PUT /api/progress/notes/:noteId': LEARNER,
  'DELETE /api/progress/notes/:noteId': LEARNER,
  'GET /api/progress/bookmarks': LEARNER,
  'PUT /api/progress/bookmarks/:kind/:id': LEARNER,
  'DELETE /api/progress/bookmarks/:kind/:id': LEARNER,

  'POST /api/auth/local': ['anonymous'],
  'POST /api/auth/local/register': ['anonymous'],
  'POST /api/auth/refresh': ANYONE,
  'POST /api/auth/forgot-password': ['anonymous'],
  'POST /api/auth/reset-password': ['anonymous'],
  'POST /api/auth/change-password': LEARNER,
  'GET /api/auth/email-confirmation': ['anonymous'],
  'POST /api/auth/send-email-confirmation': ['anonymous'],

  'GET /api/auth/sessions': NOBODY,
  'DELETE /api/auth/sessions/:sessionId': NOBODY,
  'GET /api/connect/(.*)': NOBODY,
  'GET /api/auth/:provider/callback': ['anonymous'],
  'GET /api/users': NOBODY,
  'POST /api/users': NOBODY,
  'GET /api/users/me': NOBODY,
  'GET /api/users/count': NOBODY,
  'GET /api/users/:id': NOBODY,
  'PUT /api/users/:id': NOBODY,
  'DELETE /api/users/:id': NOBODY,
  'GET /api/users-permissions/permissions': NOBODY,
  'GET /api/users-permissions/roles': NOBODY,
  'GET /api/users-permissions/roles/:id': NOBODY,
  'POST /api/users-permissions/roles': NOBODY,
  'PUT /api/users-permissions/roles/:role': NOBODY,
  'DELETE /api/users-permissions/roles/:role': NOBODY,
  'POST /api/upload': NOBODY,
  'GET /api/upload/files': NOBODY,
  'GET /api/upload/files/page': NOBODY,
  'GET /api/upload/files/:id': NOBODY,
  'DELETE /api/upload/files/:id': NOBODY,
  'POST /api/email': NOBODY,
  'GET /api/i18n/locales': NOBODY,
  'GET /api/content-type-builder/components': NOBODY,
  'GET /api/content-type-builder/components/:uid': NOBODY,
  'GET /api/content-type-builder/content-types': NOBODY,
  'GET /api/content-type-builder/content-types/:uid': NOBODY,

  // Last: it ends the learner's session.
  'POST /api/auth/logout': ANYONE,
};

/** Admin routes that answer before anyone has signed in: the sign-in itself and what its page shows. */
const BEFORE_SIGN_IN = new Set([
  'GET /admin/init',
  'GET /admin/project-type',
  'GET /admin/providers',
  'GET /admin/registration-info',
  'GET /admin/license-limit-information',
  'POST /admin/login',
  'POST /admin/access-token',
  'POST /admin/register',
  'POST /admin/register-admin',
  'POST /admin/forgot-password',
  'POST /admin/reset-password',
  'POST /admin/logout',
  'GET /i18n/iso-locales',
  'GET /content-manager/preview/script',
]);

const STAFF: readonly Who[] = ['editor', 'admin'];
const ADMIN: readonly Who[] = ['admin'];

/** What an editor may and may not do in the admin, beside our own plugins' routes (all of which must be here). */
const STAFF_ROUTES: Readonly<Record<string, readonly Who[]>> = {
  'GET /content-manager/collection-types/api::course.course': STAFF,
  'GET /content-manager/collection-types/api::lesson.lesson': STAFF,
  'POST /content-manager/collection-types/api::lesson.lesson': STAFF,
  'GET /content-manager/single-types/api::site-setting.site-setting': STAFF,
  'GET /content-manager/collection-types/plugin::users-permissions.user': ADMIN,
  'GET /upload/files': STAFF,
  'GET /upload/settings': ADMIN,
  'GET /admin/users': ADMIN,
  'GET /admin/roles': ADMIN,
  'GET /admin/api-tokens': ADMIN,
  'POST /admin/api-tokens': ADMIN,
  'GET /admin/transfer/tokens': ADMIN,
  'GET /users-permissions/roles': ADMIN,
  'GET /users-permissions/advanced': ADMIN,
  'GET /email/settings': ADMIN,
  'POST /i18n/locales': ADMIN,

  'GET /mux/uploads': STAFF,
  'POST /mux/uploads': STAFF,
  'POST /mux/uploads/:videoId/cancel': STAFF,
  'GET /mux/videos': STAFF,
  'POST /mux/videos/clean': STAFF,
  'GET /mux/videos/:videoId': STAFF,
  'PUT /mux/videos/:videoId': STAFF,
  'DELETE /mux/videos/:videoId': STAFF,
  'GET /mux/videos/:videoId/preview': STAFF,
  'GET /mux/videos/:videoId/history': STAFF,
  'POST /mux/videos/:videoId/check': STAFF,
  'PUT /mux/videos/:videoId/poster': STAFF,
  'PUT /mux/videos/:videoId/chapters': STAFF,
  'GET /mux/videos/:videoId/master': STAFF,
  'POST /mux/videos/:videoId/master': STAFF,
  'POST /mux/videos/:videoId/captions': STAFF,
  'POST /mux/videos/:videoId/captions/generated': STAFF,
  'GET /mux/videos/:videoId/captions/:trackId': STAFF,
  'PUT /mux/videos/:videoId/captions/:trackId': STAFF,
  'DELETE /mux/videos/:videoId/captions/:trackId': STAFF,
  'POST /mux/videos/:videoId/replacement': STAFF,
  'DELETE /mux/videos/:videoId/replacement': STAFF,
  'POST /mux/videos/:videoId/switch-back': STAFF,
  'GET /mux/import': STAFF,
  'POST /mux/import': STAFF,
  'POST /mux/checks/public': STAFF,
  'GET /mux/settings': STAFF,
  'PUT /mux/settings': ADMIN,
  'GET /access/grants': STAFF,
  'POST /access/grants': STAFF,
  'POST /access/grants/:grantId/revoke': STAFF,
  'GET /access/learners': STAFF,
  'GET /access/courses': STAFF,
  'GET /ghl-sync/overview': STAFF,
  'GET /ghl-sync/events': STAFF,
  'GET /ghl-sync/learners': STAFF,
  'GET /ghl-sync/learners/:userId': STAFF,
  'GET /ghl-sync/conflicts': STAFF,
  'GET /ghl-sync/settings': STAFF,
  'GET /ghl-sync/runs': STAFF,
  'GET /ghl-sync/runs/:runId/differences': STAFF,
  'GET /ghl-sync/inbound/rules': STAFF,
  'GET /ghl-sync/inbound/calls': STAFF,
  'GET /ghl-sync/inbound/courses': STAFF,
  'GET /ghl-sync/connection': ADMIN,
  'GET /ghl-sync/fields': ADMIN,
  'GET /ghl-sync/workflows': ADMIN,
  'POST /ghl-sync/preview': ADMIN,
  'POST /ghl-sync/learners/:userId/preview': ADMIN,
  'POST /ghl-sync/pause': ADMIN,
  'POST /ghl-sync/resume': ADMIN,
  'POST /ghl-sync/events/retry-failed': ADMIN,
  'POST /ghl-sync/events/:jobId/retry': ADMIN,
  'POST /ghl-sync/settings': ADMIN,
  'POST /ghl-sync/runs/stop': ADMIN,
  'POST /ghl-sync/runs/:kind': ADMIN,
  'POST /ghl-sync/inbound/rules': ADMIN,
  'GET /jobs/overview': ADMIN,
  'GET /jobs/jobs': ADMIN,
  'POST /jobs/queues/:queue/jobs/:jobId/retry': ADMIN,
  'POST /jobs/queues/:queue/jobs/:jobId/cancel': ADMIN,
  'POST /jobs/queues/:queue/retry-failed': ADMIN,
  'POST /jobs/queues/:queue/pause': ADMIN,
  'POST /jobs/queues/:queue/resume': ADMIN,
  'GET /progress/overview': STAFF,
  'GET /progress/courses': STAFF,
  'GET /progress/courses/:courseId': STAFF,
  'GET /progress/courses/:courseId/lessons/:lessonId': STAFF,
  'GET /progress/learners': STAFF,
  'GET /progress/learners/:userId': STAFF,
  'POST /progress/learners/:userId/override': STAFF,
  'POST /progress/learners/:userId/reset': STAFF,
  'GET /progress/live': STAFF,
  'GET /progress/exports/learners': STAFF,
  'GET /progress/exports/courses/:courseId': STAFF,
};

let school: School;
let tokens: Record<Who, string | undefined>;
let routes: string[];

beforeAll(async () => {
  // Many calls from one address: the sign-in limit is not what is tested here.
  school = await openSchool();
  tokens = {
    anonymous: undefined,
    learner: (await signUpLearner({ school })).token,
    editor: (await signInAdmin({ school, role: 'strapi-editor' })).token,
    admin: (await signInAdmin({ school, role: 'strapi-super-admin' })).token,
  };
  const layers: { methods: string[]; path: string }[] = school.strapi.server.listRoutes();
  routes = [
    ...new Set(
      layers
        .filter(({ methods }) => methods.length < 10)
        .flatMap(({ methods, path }) =>
          methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${path}`)
        )
    ),
  ];
});
afterAll(async () => school.close());

function fillIn(path: string): string {
  return path
    .replace('/(.*)', '/google')
    .replace(':provider', 'google')
    .replace(/:(lessonId|courseId)/g, 'a'.repeat(24))
    .replace(/:videoId/g, randomUUID())
    .replace(/\/:[A-Za-z]+/g, '/999999');
}

async function isLetIn({ route, who }: { route: string; who: Who }): Promise<boolean> {
  const [method = '', path = ''] = route.split(' ');
  const answer = await call({
    url: `${school.url}${fillIn(path)}`,
    method,
    token: tokens[who],
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }),
  });
  expect(answer.status, `${who} ${route}: ${answer.text.slice(0, 200)}`).toBeLessThan(500);
  return ![401, 403, 405].includes(answer.status);
}

test('every content API route lets in exactly those it is for', async () => {
  const found = routes.filter((route) => route.includes(' /api/'));
  expect(found.toSorted()).toEqual(Object.keys(API).toSorted());
  const differences: string[] = [];
  for (const [route, expected] of Object.entries(API)) {
    for (const who of WHO) {
      const isIn = await isLetIn({ route, who });
      if (isIn !== expected.includes(who)) differences.push(`${route}: ${who} is ${isIn ? 'let in' : 'kept out'}`);
    }
  }
  expect(differences).toEqual([]);
});

test('no admin route but the sign-in lets in a visitor or a learner', async () => {
  const admin = routes.filter((route) =>
    /^[A-Z]+ \/(admin|content-manager|content-type-builder|email|i18n|upload|users-permissions|access|mux|progress|accounts|jobs|ghl-sync|content-releases|review-workflows)\//.test(
      route
    )
  );
  expect(admin.length).toBeGreaterThan(100);
  const differences: string[] = [];
  for (const route of admin.filter((name) => !BEFORE_SIGN_IN.has(name))) {
    for (const who of ['anonymous', 'learner'] as const) {
      if (await isLetIn({ route, who })) differences.push(`${route}: ${who} is let in`);
    }
  }
  expect(differences).toEqual([]);
});

test('editors reach content, films and grants, and nothing of the machine room', async () => {
  const ours = routes.filter((route) => /^[A-Z]+ \/(access|mux|progress|accounts|jobs|ghl-sync)\//.test(route));
  for (const route of ours)
    expect(Object.keys(STAFF_ROUTES), 'a route of ours without a line in the table').toContain(route);
  const differences: string[] = [];
  for (const [route, expected] of Object.entries(STAFF_ROUTES)) {
    for (const who of WHO) {
      const isIn = await isLetIn({ route, who });
      if (isIn !== expected.includes(who)) differences.push(`${route}: ${who} is ${isIn ? 'let in' : 'kept out'}`);
    }
  }
  expect(differences).toEqual([]);
});
