/** What an admin role may be given. */
export const CRM_ACTIONS = { view: 'plugin::ghl-sync.crm.view', manage: 'plugin::ghl-sync.crm.manage' } as const;

/**
 * The right that the page Learners asks for: who may search learners there may search them here. Its plugin names this one's
 * in turn, for a link, so neither imports the other's contract.
 */
export const LEARNERS_ACTION = 'plugin::progress.learners.read';

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
