import type { Migration } from '@diamond/kit';
import { sessionsAndProgress } from './001-sessions-and-progress.ts';
import { plausibilityAndDone } from './010-plausibility-and-done.ts';
import { forgottenEverywhere } from './011-forgotten-everywhere.ts';
import { notesAndBookmarks } from './020-notes-and-bookmarks.ts';
import { learnerFigures } from './030-learner-figures.ts';

/** Schema of this plugin's own tables. */
export const SCHEMA = 'learning';

/** Steps in their order, one file each. A step that has landed is never edited. */
export const migrations: readonly Migration[] = [
  sessionsAndProgress,
  plausibilityAndDone,
  notesAndBookmarks,
  learnerFigures,
  // After the notes, which it is about.
  forgottenEverywhere,
];
