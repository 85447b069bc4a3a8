import type { ReactNode } from 'react';
import { isLineProblem, type LineProblem } from '../../../contract/line-problem.ts';
import { useLineProblem } from '../hooks/use-line-problem.ts';
import { useText } from '../hooks/use-text.ts';
import type { Failure } from '../read-failure.ts';
import { Notice } from './notice.tsx';

/** Most lines of a text that are named; who has made more mistakes begins with these. */
const MOST_LINES = 8;

/** Why something the editor asked for was not done, in the CMS's or Mux's own words; with the lines, where it was a text. */
export function FailureNotice({ failure, children }: { failure: Failure | null; children?: ReactNode }) {
  const text = useText();
  const say = useLineProblem();
  if (!failure) return null;
  const lines = readLines(failure.details).slice(0, MOST_LINES);
  return (
    <Notice tone="danger" title={failure.message ?? text('unread.unknown')} details={lines.map(say)}>
      {children}
    </Notice>
  );
}

function readLines(details: unknown): LineProblem[] {
  const errors: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, 'errors') : null;
  return Array.isArray(errors) ? errors.filter(isLineProblem) : [];
}
