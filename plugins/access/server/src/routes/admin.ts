import { ACCESS_ACTIONS } from '../../../contract/index.ts';

const needing = (action: string) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [action] } }],
});

export default {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/grants', handler: 'grants.find', config: needing(ACCESS_ACTIONS.read) },
    { method: 'POST', path: '/grants', handler: 'grants.create', config: needing(ACCESS_ACTIONS.manage) },
    {
      method: 'POST',
      path: '/grants/:grantId/revoke',
      handler: 'grants.revoke',
      config: needing(ACCESS_ACTIONS.manage),
    },
    { method: 'GET', path: '/learners', handler: 'grants.learners', config: needing(ACCESS_ACTIONS.manage) },
    { method: 'GET', path: '/courses', handler: 'grants.courses', config: needing(ACCESS_ACTIONS.manage) },
  ],
};
