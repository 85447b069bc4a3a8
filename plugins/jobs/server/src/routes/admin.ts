import { JOB_ACTIONS } from '../../../contract/index.ts';

const needing = (action: string) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [action] } }],
});
const manage = needing(JOB_ACTIONS.manage);

export default {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/overview', handler: 'jobs.overview', config: needing(JOB_ACTIONS.view) },
    { method: 'GET', path: '/jobs', handler: 'jobs.find', config: needing(JOB_ACTIONS.view) },
    { method: 'POST', path: '/queues/:queue/jobs/:jobId/retry', handler: 'jobs.retry', config: manage },
    { method: 'POST', path: '/queues/:queue/jobs/:jobId/cancel', handler: 'jobs.cancel', config: manage },
    { method: 'POST', path: '/queues/:queue/retry-failed', handler: 'jobs.retryFailed', config: manage },
    { method: 'POST', path: '/queues/:queue/pause', handler: 'jobs.pause', config: manage },
    { method: 'POST', path: '/queues/:queue/resume', handler: 'jobs.resume', config: manage },
  ],
};
