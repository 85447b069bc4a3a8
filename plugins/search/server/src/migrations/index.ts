import type { Migration } from '@diamond/kit';
import { documentsAndPassages } from './001-documents-and-passages.ts';

/** Schema of this plugin's own tables. */
export const SCHEMA = 'search';

/** Steps in their order, one file each. A step that has landed is never edited. */
export const migrations: readonly Migration[] = [documentsAndPassages];
