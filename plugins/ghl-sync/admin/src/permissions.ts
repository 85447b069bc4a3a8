import { CRM_ACTIONS, LEARNERS_ACTION } from '../../contract/paths.ts';

/** What the admin asks of a role before it shows the screen, and its buttons. */
export const VIEW = [{ action: CRM_ACTIONS.view, subject: null }];
export const MANAGE = [{ action: CRM_ACTIONS.manage, subject: null }];
/** Searching learners, who are shown with their addresses. */
export const READ_LEARNERS = [{ action: LEARNERS_ACTION, subject: null }];
