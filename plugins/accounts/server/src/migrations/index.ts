import type { Migration } from '@diamond/kit';
import { changesAndLetters } from './001-changes-and-letters.ts';

/** Schema of this plugin's own tables. Accounts and sessions themselves are Strapi's. */
export const SCHEMA = 'accounts';

/** Steps in their order, one file each. A step that has landed is never edited. */
export const migrations: readonly Migration[] = [changesAndLetters];
