import { ACCOUNT_CODES } from '@diamond/accounts/contract/types';
import { ApiError } from '../../lib/api.ts';
import type { Texts } from '../../texts/en.ts';
import { sayProblem } from './say-problem.ts';

export interface FormProblems {
  /** For the form as a whole; null when every problem belongs to a field. */
  form: string | null;
  fields: { name: string; message: string }[];
}

/** What a form shows when the CMS refused it: at the fields where they are named, above them otherwise. */
export function toFormProblems({
  error,
  fields,
  words,
}: {
  error: unknown;
  fields: readonly string[];
  words: Texts['auth'];
}): FormProblems {
  if (!(error instanceof ApiError)) return { form: words.unknown, fields: [] };
  if (error.code === 'unreachable') return { form: words.unreachable, fields: [] };
  if (error.status === 429) return { form: words.busy, fields: [] };
  const named = error.fields.flatMap(({ path, message }) => {
    const name = fields.find((field) => field === path || (field === 'identifier' && path === 'email'));
    return name ? [{ name, message: sayProblem({ message, words }) }] : [];
  });
  if (named.length > 0) return { form: null, fields: named };
  if (error.code === ACCOUNT_CODES.emailTaken) return { form: null, fields: [{ name: 'email', message: words.taken }] };
  const said = SAID[error.code];
  if (said) return { form: words[said], fields: [] };
  return { form: error.status === 400 ? sayProblem({ message: error.message, words }) : words.unknown, fields: [] };
}

const SAID: Record<string, 'wrong' | 'blocked' | 'notConfirmed' | 'wrongCode' | 'registrationClosed'> = {
  [ACCOUNT_CODES.wrongCredentials]: 'wrong',
  [ACCOUNT_CODES.blocked]: 'blocked',
  [ACCOUNT_CODES.notConfirmed]: 'notConfirmed',
  [ACCOUNT_CODES.wrongCode]: 'wrongCode',
  [ACCOUNT_CODES.registrationClosed]: 'registrationClosed',
};
