import { useCallback } from 'react';
import type { LineProblem } from '../../../contract/line-problem.ts';
import { useText } from './use-text.ts';

/** Says what is wrong with a line, in the language of the admin. */
export function useLineProblem(): (problem: LineProblem) => string {
  const text = useText();
  return useCallback(({ line, code, values }) => text('line', { line, message: text(`line.${code}`, values) }), [text]);
}
