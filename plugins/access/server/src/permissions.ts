/** What an admin role may be given here; shown under Settings → Roles → Plugins → Access. */
export const actions = [
  { section: 'plugins', displayName: 'See who may watch what, and why', uid: 'grants.read', pluginName: 'access' },
  { section: 'plugins', displayName: 'Give and take access', uid: 'grants.manage', pluginName: 'access' },
];
