import { CRM_ACTIONS } from '../../contract/paths.ts';

/** What the admin asks of a role before it shows the screen, and its buttons. */
export const VIEW = [{ action: CRM_ACTIONS.view, subject: null }];
export const MANAGE = [{ action: CRM_ACTIONS.manage, subject: null }];
