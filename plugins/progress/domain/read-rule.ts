import { DONE_AT_PERCENT, type DoneRule } from '../contract/index.ts';

/** How a lesson's own fields say when it is done. Either may be empty: lessons are older than the fields. */
export interface RuleFields {
  doneRule: string | null;
  donePercent: number | null;
  hasFilm: boolean;
}

/** A lesson without a film has nothing to watch percents of: it is done when it was read. */
export function readRule({ doneRule, donePercent, hasFilm }: RuleFields): DoneRule {
  if (doneRule === 'manual') return { kind: 'manual' };
  if (doneRule === 'read' || !hasFilm) return { kind: 'read' };
  return { kind: 'percent', percent: donePercent ?? DONE_AT_PERCENT };
}
