import { PROGRESS_ACTIONS } from '../../../contract/admin.ts';

const needing = (...actions: string[]) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }],
});

const { readLearners, exportLearners, override, readCourses } = PROGRESS_ACTIONS;

export default {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/overview', handler: 'figures.overview', config: needing(readLearners) },
    { method: 'GET', path: '/courses', handler: 'figures.courses', config: needing(readCourses) },
    { method: 'GET', path: '/courses/:courseId', handler: 'figures.course', config: needing(readCourses) },
    {
      method: 'GET',
      path: '/courses/:courseId/lessons/:lessonId',
      handler: 'figures.heat',
      config: needing(readCourses),
    },

    { method: 'GET', path: '/learners', handler: 'learners.find', config: needing(readLearners) },
    { method: 'GET', path: '/learners/:userId', handler: 'learners.findOne', config: needing(readLearners) },
    { method: 'POST', path: '/learners/:userId/override', handler: 'learners.override', config: needing(override) },
    { method: 'POST', path: '/learners/:userId/reset', handler: 'learners.reset', config: needing(override) },
    { method: 'GET', path: '/live', handler: 'learners.live', config: needing(readLearners) },

    { method: 'GET', path: '/exports/learners', handler: 'exports.learners', config: needing(exportLearners) },
    { method: 'GET', path: '/exports/courses/:courseId', handler: 'exports.course', config: needing(exportLearners) },
  ],
};
