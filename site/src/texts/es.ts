import type { Texts } from './en.ts';
import { texts as first } from './first/es.ts';
import { texts as later } from './later/es.ts';

/** Every word the site says, in Spanish. */
export const texts: Texts = { ...first, ...later };
