import { PROGRESS_ACTIONS } from '../../contract/admin.ts';

/** What the admin asks of a role before it shows a screen. */
export const READ_LEARNERS = [{ action: PROGRESS_ACTIONS.readLearners, subject: null }];
export const READ_COURSES = [{ action: PROGRESS_ACTIONS.readCourses, subject: null }];
