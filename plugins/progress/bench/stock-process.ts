import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/**
 * Strapi as it comes: a collection of progress with a learner and a lesson, its own routes, users-permissions as it is set
 * up by default. Lies in a folder of the bench and is no part of the school.
 */
const NODE_MODULES = resolve(import.meta.dirname, '../../../node_modules');
const LEARNERS = 100;
const LESSONS = 100;

const [folder = '', databasePort = '', database = '', port = ''] = process.argv.slice(2);

const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const writeType = (name: string, plural: string, attributes: object): void => {
  write(
    `src/api/${name}/content-types/${name}/schema.json`,
    JSON.stringify({
      kind: 'collectionType',
      collectionName: plural,
      info: { singularName: name, pluralName: plural, displayName: name },
      options: { draftAndPublish: false },
      attributes,
    })
  );
  for (const [kind, factory] of [
    ['controllers', 'createCoreController'],
    ['services', 'createCoreService'],
    ['routes', 'createCoreRouter'],
  ] as const)
    write(
      `src/api/${name}/${kind}/${name}.js`,
      `module.exports = require('@strapi/strapi').factories.${factory}('api::${name}.${name}');`
    );
};

write(
  'package.json',
  JSON.stringify({
    name: 'stock',
    version: '1.0.0',
    dependencies: { '@strapi/plugin-users-permissions': '5.54.0' },
    strapi: { uuid: false },
  })
);
symlinkSync(NODE_MODULES, join(folder, 'node_modules'));
mkdirSync(join(folder, 'public/uploads'), { recursive: true });
write('src/index.js', 'module.exports = {};');
writeType('lesson', 'lessons', { title: { type: 'string' } });
writeType('progress', 'progresses', {
  position: { type: 'float' },
  watched: { type: 'json' },
  completed: { type: 'boolean' },
  user: { type: 'relation', relation: 'manyToOne', target: 'plugin::users-permissions.user' },
  lesson: { type: 'relation', relation: 'manyToOne', target: 'api::lesson.lesson' },
});
write(
  'config/database.js',
  `module.exports = { connection: { client: 'postgres', connection: { host: '127.0.0.1', port: ${databasePort}, database: '${database}', user: 'school', password: 'school' }, pool: { min: 0, max: 10 } } };`
);
write(
  'config/server.js',
  `module.exports = { host: '127.0.0.1', port: ${port}, app: { keys: ['a-key-of-the-bench'] }, logger: { config: { level: 'error' } } };`
);
write(
  'config/admin.js',
  `module.exports = { auth: { secret: 'bench' }, apiToken: { salt: 'bench' }, transfer: { token: { salt: 'bench' } }, secrets: { encryptionKey: 'a'.repeat(32) } };`
);
write('config/plugins.js', `module.exports = { 'users-permissions': { config: { jwtSecret: 'bench' } } };`);
write(
  'config/middlewares.js',
  `module.exports = ['strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy', 'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public'];`
);
for (const name of ['api', 'features']) write(`config/${name}.js`, 'module.exports = {};');

// Strapi's own types are of no use for an app that is made up here.
// oxlint-disable-next-line no-explicit-any
type App = any;
const { createStrapi } = createRequire(join(folder, 'package.json'))('@strapi/strapi') as {
  createStrapi: (options: object) => App;
};
process.chdir(folder);
process.on('disconnect', () => process.exit(0));
const strapi = createStrapi({ appDir: folder, distDir: folder, serveAdminPanel: false });
await strapi.load();

const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
for (const action of [
  'api::progress.progress.find',
  'api::progress.progress.update',
  'api::lesson.lesson.find',
  'plugin::users-permissions.user.find',
])
  await strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
const sql = strapi.db.connection;
await sql.raw(
  `insert into up_users (document_id, username, email, provider, confirmed, blocked, created_at, updated_at, published_at)
   select 'learner' || lpad(n::text, 17, '0'), 'learner' || n, 'learner' || n || '@example.com', 'local', true, false, now(), now(), now() from generate_series(1, ?::int) n`,
  [LEARNERS]
);
await sql.raw('insert into up_users_role_lnk (user_id, role_id) select id, ?::int from up_users', [role.id]);
await sql.raw(
  `insert into lessons (document_id, title, created_at, updated_at, published_at) select 'lesson' || lpad(n::text, 18, '0'), 'A lesson', now(), now(), now() from generate_series(1, ?::int) n`,
  [LESSONS]
);
await sql.raw(`
  with made as (
    insert into progresses (document_id, position, watched, completed, created_at, updated_at, published_at)
    select 'p' || lpad(u.id::text, 11, '0') || lpad(l.id::text, 12, '0'), 0, '[]', false, now(), now(), now() from up_users u, lessons l
    returning id, document_id
  ), learner as (
    insert into progresses_user_lnk (progress_id, user_id) select id, substr(document_id, 2, 11)::int from made
  )
  insert into progresses_lesson_lnk (progress_id, lesson_id) select id, substr(document_id, 13)::int from made`);
await sql.raw('analyze');
const users: { id: number }[] = await strapi.db
  .query('plugin::users-permissions.user')
  .findMany({ select: ['id'], orderBy: 'id' });
const lessons: { id: number }[] = await strapi.db
  .query('api::lesson.lesson')
  .findMany({ select: ['id'], orderBy: 'id' });
const pad = (id: number | undefined, length: number) => String(id).padStart(length, '0');
const learners = users.map(({ id }, index) => ({
  id,
  token: strapi.plugin('users-permissions').service('jwt').issue({ id }) as string,
  progressId: `p${pad(id, 11)}${pad(lessons[index % lessons.length]?.id, 12)}`,
}));
await strapi.listen();
process.send?.({ learners });
