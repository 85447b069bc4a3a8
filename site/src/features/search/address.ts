import { HIT_KINDS, LONGEST_QUESTION, type HitKind } from '@diamond/search/contract/search';
import type { Question } from './search-session.ts';

/** The question an address asks, `?q=piano&kind=lesson`; whatever stands there, it is one that can be asked. */
export function readAddress(search: string): Question {
  const query = new URLSearchParams(search);
  const kind = query.get('kind') as HitKind | null;
  return {
    text: (query.get('q') ?? '').slice(0, LONGEST_QUESTION),
    kind: kind !== null && HIT_KINDS.includes(kind) ? kind : null,
  };
}

/** The question as an address has it, after the path. */
export function toQuery({ text, kind }: Question): string {
  const query = new URLSearchParams();
  if (text) query.set('q', text);
  if (kind) query.set('kind', kind);
  const written = query.toString();
  return written && `?${written}`;
}

/**
 * Keeps the address up to date, so that a question can be shared and is there on the way back. Every letter would be a page
 * of its own to the router, with focus and scrolling of its own: the browser is told past it.
 */
export function writeAddress(question: Question): void {
  window.history.replaceState(window.history.state, '', `${window.location.pathname}${toQuery(question)}`);
}
