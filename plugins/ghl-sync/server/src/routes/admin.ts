import { CRM_ACTIONS, LEARNERS_ACTION } from '../../../contract/index.ts';

const needing = (...actions: string[]) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }],
});
const view = needing(CRM_ACTIONS.view);
const manage = needing(CRM_ACTIONS.manage);
// Addresses, and a person one asks for by name or number, are for who may read learners.
const viewLearners = needing(CRM_ACTIONS.view, LEARNERS_ACTION);
const manageLearners = needing(CRM_ACTIONS.manage, LEARNERS_ACTION);

export default {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/overview', handler: 'crm.overview', config: view },
    { method: 'GET', path: '/events', handler: 'crm.events', config: view },
    { method: 'GET', path: '/learners', handler: 'crm.learners', config: viewLearners },
    { method: 'GET', path: '/learners/:userId', handler: 'crm.learner', config: viewLearners },
    { method: 'GET', path: '/conflicts', handler: 'crm.conflicts', config: view },
    { method: 'GET', path: '/settings', handler: 'crm.settings', config: view },
    { method: 'GET', path: '/runs', handler: 'crm.runs', config: view },
    { method: 'GET', path: '/runs/:runId/differences', handler: 'crm.differences', config: view },
    { method: 'GET', path: '/inbound/rules', handler: 'inbound.rules', config: view },
    { method: 'GET', path: '/inbound/calls', handler: 'inbound.calls', config: view },
    { method: 'GET', path: '/inbound/courses', handler: 'inbound.courses', config: view },
    // These ask GHL, or change what it is told.
    { method: 'GET', path: '/connection', handler: 'crm.connection', config: manage },
    { method: 'GET', path: '/fields', handler: 'crm.fields', config: manage },
    { method: 'GET', path: '/workflows', handler: 'crm.workflows', config: manage },
    { method: 'POST', path: '/preview', handler: 'crm.preview', config: manage },
    { method: 'POST', path: '/learners/:userId/preview', handler: 'crm.previewFor', config: manageLearners },
    { method: 'POST', path: '/pause', handler: 'crm.pause', config: manage },
    { method: 'POST', path: '/resume', handler: 'crm.resume', config: manage },
    { method: 'POST', path: '/events/retry-failed', handler: 'crm.retryFailed', config: manage },
    { method: 'POST', path: '/events/:jobId/retry', handler: 'crm.retry', config: manage },
    { method: 'POST', path: '/settings', handler: 'crm.saveSettings', config: manage },
    { method: 'POST', path: '/runs/stop', handler: 'crm.stop', config: manage },
    { method: 'POST', path: '/runs/:kind', handler: 'crm.start', config: manage },
    { method: 'POST', path: '/inbound/rules', handler: 'inbound.saveRules', config: manage },
  ],
};
