import { texts as first, type FirstTexts } from './first/en.ts';
import { texts as later, type LaterTexts } from './later/en.ts';

/**
 * Every word the site says, in English, for the build and for tests; a browser loads the two halves by themselves
 * (`lib/load-texts.ts`). Each other language is a file beside these with the same keys; a missing one fails the types, the
 * build and `texts.test.ts`.
 */
export const texts = { ...first, ...later };

/** What every language must have. */
export type Texts = FirstTexts & LaterTexts;
