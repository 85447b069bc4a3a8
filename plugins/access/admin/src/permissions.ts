import { ACCESS_ACTIONS } from '../../contract/paths.ts';

/** What the admin asks of a role before it shows the screen, and its buttons. */
export const READ = [{ action: ACCESS_ACTIONS.read, subject: null }];
export const MANAGE = [{ action: ACCESS_ACTIONS.manage, subject: null }];
