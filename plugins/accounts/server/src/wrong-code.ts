import { Refusal } from '@diamond/kit';
import { ACCOUNT_CODES } from '../../contract/index.ts';

/** One answer for every link that is not good any more, whatever the reason. */
export function wrongCode(): Refusal {
  return new Refusal({
    status: 400,
    code: ACCOUNT_CODES.wrongCode,
    message: 'This link is no longer good. Ask for a new one.',
  });
}
