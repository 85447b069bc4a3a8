/**
 * Who may do what, as data. `reconcile.ts` makes the database say exactly this at every boot, so that a grant that
 * was clicked away, or lost with a plugin that was not built, comes back, and one that was clicked on goes.
 */

const CATALOGUE = [
  'api::course.course.find',
  'api::course.course.findOne',
  'api::module.module.find',
  'api::module.module.findOne',
  'api::lesson.lesson.find',
  'api::lesson.lesson.findOne',
  'api::category.category.find',
  'api::category.category.findOne',
  'api::tag.tag.find',
  'api::tag.tag.findOne',
  'api::instructor.instructor.find',
  'api::instructor.instructor.findOne',
  'api::site-setting.site-setting.find',
] as const;

/** Asked by anyone; each decides by itself what the asker may have, and says "sign in" (401) where that is the answer. */
const DECIDED_PER_REQUEST = [
  'plugin::access.lessons.decide',
  'plugin::access.courses.decide',
  'plugin::access.lessons.content',
  'plugin::access.lessons.file',
  'plugin::mux.playback.lease',
  'plugin::mux.playback.stream',
  'plugin::mux.playback.leave',
  'plugin::progress.lessons.report',
  'plugin::progress.lessons.find',
  'plugin::progress.lessons.mark',
  'plugin::progress.sync.report',
  'plugin::progress.courses.find',
  'plugin::progress.continue.find',
  'plugin::progress.notes.find',
  'plugin::progress.notes.create',
  'plugin::progress.notes.findOne',
  'plugin::progress.notes.update',
  'plugin::progress.notes.delete',
  'plugin::progress.notes.export',
  'plugin::progress.bookmarks.find',
  'plugin::progress.bookmarks.add',
  'plugin::progress.bookmarks.remove',
  'plugin::search.search.find',
  'plugin::accounts.me.find',
  'plugin::accounts.me.update',
  'plugin::accounts.me.choose',
  'plugin::accounts.sessions.find',
  'plugin::accounts.sessions.end',
  'plugin::accounts.sessions.endOthers',
  'plugin::accounts.email.change',
  'plugin::accounts.email.confirm',
  'plugin::accounts.email.confirmRegistration',
  'plugin::accounts.data.export',
  'plugin::accounts.data.delete',
] as const;

/** Visitors without an account. */
export const VISITOR_ACTIONS: readonly string[] = [
  ...CATALOGUE,
  ...DECIDED_PER_REQUEST,
  'plugin::users-permissions.auth.callback',
  'plugin::users-permissions.auth.register',
  'plugin::users-permissions.auth.refresh',
  'plugin::users-permissions.auth.logout',
  'plugin::users-permissions.auth.forgotPassword',
  'plugin::users-permissions.auth.resetPassword',
  'plugin::users-permissions.auth.emailConfirmation',
  'plugin::users-permissions.auth.sendEmailConfirmation',
];

/** Learners: signed in through users-permissions. */
export const LEARNER_ACTIONS: readonly string[] = [
  ...CATALOGUE,
  ...DECIDED_PER_REQUEST,
  'plugin::users-permissions.auth.refresh',
  'plugin::users-permissions.auth.logout',
  'plugin::users-permissions.auth.changePassword',
];

/** The token the site is built with: the catalogue, and nothing else. */
export const SITE_BUILD_ACTIONS: readonly string[] = CATALOGUE;

const CONTENT = [
  'api::course.course',
  'api::module.module',
  'api::lesson.lesson',
  'api::category.category',
  'api::tag.tag',
  'api::instructor.instructor',
  'api::site-setting.site-setting',
] as const;

export interface AdminGrant {
  action: string;
  /** Content types it is for; none for actions that are about no content type. */
  subjects?: readonly string[];
  conditions?: readonly string[];
}

const EXPLORER = 'plugin::content-manager.explorer';

const MEDIA_LIBRARY: readonly AdminGrant[] = [
  { action: 'plugin::upload.read' },
  { action: 'plugin::upload.configure-view' },
  { action: 'plugin::upload.assets.create' },
  { action: 'plugin::upload.assets.update' },
  { action: 'plugin::upload.assets.download' },
  { action: 'plugin::upload.assets.copy-link' },
];

/** Strapi's own admin roles, by code. The super admin may do everything by Strapi's own rule. */
export const ADMIN_GRANTS: Readonly<Record<'strapi-editor' | 'strapi-author', readonly AdminGrant[]>> = {
  /** Runs the school's content: writes, publishes, uploads, gives learners access. */
  'strapi-editor': [
    ...['create', 'read', 'update', 'delete', 'publish'].map((verb) => ({
      action: `${EXPLORER}.${verb}`,
      subjects: CONTENT,
    })),
    ...MEDIA_LIBRARY,
    { action: 'plugin::mux.videos.view' },
    { action: 'plugin::mux.videos.upload' },
    { action: 'plugin::mux.videos.edit' },
    { action: 'plugin::mux.videos.replace' },
    { action: 'plugin::mux.videos.delete' },
    { action: 'plugin::access.grants.read' },
    { action: 'plugin::access.grants.manage' },
    { action: 'plugin::ghl-sync.crm.view' },
    { action: 'plugin::progress.learners.read' },
    { action: 'plugin::progress.learners.export' },
    { action: 'plugin::progress.learners.override' },
    { action: 'plugin::progress.courses.read' },
  ],
  /** Writes lessons and uploads films; an editor publishes. Sees all content, changes what it made itself. */
  'strapi-author': [
    { action: `${EXPLORER}.create`, subjects: ['api::module.module', 'api::lesson.lesson'] },
    { action: `${EXPLORER}.read`, subjects: CONTENT },
    {
      action: `${EXPLORER}.update`,
      subjects: ['api::module.module', 'api::lesson.lesson'],
      conditions: ['admin::is-creator'],
    },
    {
      action: `${EXPLORER}.delete`,
      subjects: ['api::module.module', 'api::lesson.lesson'],
      conditions: ['admin::is-creator'],
    },
    ...MEDIA_LIBRARY.map((grant) =>
      grant.action === 'plugin::upload.assets.update' ? { ...grant, conditions: ['admin::is-creator'] } : grant
    ),
    { action: 'plugin::mux.videos.view' },
    { action: 'plugin::mux.videos.upload' },
    { action: 'plugin::progress.courses.read' },
  ],
};
