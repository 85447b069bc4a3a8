/** What an admin role may be given. */
export const CRM_ACTIONS = { view: 'plugin::ghl-sync.crm.view', manage: 'plugin::ghl-sync.crm.manage' } as const;

/** Codes that calls of this plugin refuse with, in `error.details.code`. */
export const CRM_CODES = {
  notConnected: 'not-connected',
  settingsChanged: 'settings-changed',
  unknownField: 'unknown-field',
  unknownWorkflow: 'unknown-workflow',
  learnerNotFound: 'learner-not-found',
  eventNotFound: 'event-not-found',
  runUnderWay: 'run-under-way',
  ghlAway: 'ghl-away',
  ghlRefused: 'ghl-refused',
} as const;
