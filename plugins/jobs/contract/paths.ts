/** Addresses the admin panel calls, below the CMS address. */
export const ADMIN_PATHS = {
  overview: '/jobs/overview',
  jobs: '/jobs/jobs',
  retry: (queue: string, jobId: string) => `/jobs/queues/${encodeURIComponent(queue)}/jobs/${jobId}/retry`,
  cancel: (queue: string, jobId: string) => `/jobs/queues/${encodeURIComponent(queue)}/jobs/${jobId}/cancel`,
  retryFailed: (queue: string) => `/jobs/queues/${encodeURIComponent(queue)}/retry-failed`,
  pause: (queue: string) => `/jobs/queues/${encodeURIComponent(queue)}/pause`,
  resume: (queue: string) => `/jobs/queues/${encodeURIComponent(queue)}/resume`,
} as const;

/** What an admin role may be given. */
export const JOB_ACTIONS = { view: 'plugin::jobs.jobs.view', manage: 'plugin::jobs.jobs.manage' } as const;

/** Codes the admin routes refuse with, in `error.details.code`. */
export const JOB_CODES = { queueNotFound: 'queue-not-found', jobNotFound: 'job-not-found' } as const;
