/** What an admin role may be given here; shown under Settings → Roles → Plugins → Jobs. */
export const actions = [
  { section: 'plugins', displayName: 'See jobs', uid: 'jobs.view', pluginName: 'jobs' },
  { section: 'plugins', displayName: 'Retry, cancel and pause jobs', uid: 'jobs.manage', pluginName: 'jobs' },
];
