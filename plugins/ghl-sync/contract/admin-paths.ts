import type { MirrorRunKind } from './types.ts';

/** The admin's own routes; they need an admin session and are not for the site. */
export const ADMIN_PATHS = {
  overview: '/ghl-sync/overview',
  connection: '/ghl-sync/connection',
  pause: '/ghl-sync/pause',
  resume: '/ghl-sync/resume',
  events: '/ghl-sync/events',
  retry: (jobId: string): string => `/ghl-sync/events/${encodeURIComponent(jobId)}/retry`,
  retryFailed: '/ghl-sync/events/retry-failed',
  learners: '/ghl-sync/learners',
  learner: (userId: number): string => `/ghl-sync/learners/${userId}`,
  previewFor: (userId: number): string => `/ghl-sync/learners/${userId}/preview`,
  conflicts: '/ghl-sync/conflicts',
  settings: '/ghl-sync/settings',
  preview: '/ghl-sync/preview',
  fields: '/ghl-sync/fields',
  workflows: '/ghl-sync/workflows',
  runs: '/ghl-sync/runs',
  start: (kind: MirrorRunKind): string => `/ghl-sync/runs/${kind}`,
  stop: '/ghl-sync/runs/stop',
  differences: (runId: number): string => `/ghl-sync/runs/${runId}/differences`,
  inboundRules: '/ghl-sync/inbound/rules',
  inboundCalls: '/ghl-sync/inbound/calls',
  courses: '/ghl-sync/inbound/courses',
} as const;
