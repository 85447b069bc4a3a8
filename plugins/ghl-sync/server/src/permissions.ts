/** What an admin role may be given here; shown under Settings → Roles → Plugins → Ghl-sync. */
export const actions = [
  { section: 'plugins', displayName: 'See the CRM page', uid: 'crm.view', pluginName: 'ghl-sync' },
  {
    section: 'plugins',
    displayName: 'Change, pause and repair the CRM mirror',
    uid: 'crm.manage',
    pluginName: 'ghl-sync',
  },
];
