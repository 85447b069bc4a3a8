import type { Texts } from '../../texts/en.ts';

type Problem = keyof Texts['auth']['problems'];

/** What the contract and the CMS say about a field, in the CMS's English, by what the page calls it. */
const SAID: Record<string, Problem> = {
  'Enter your e-mail address': 'emailMissing',
  'E-mail must have 254 characters or fewer': 'emailLong',
  'Enter an e-mail address such as name@example.com': 'emailWrong',
  'Choose a password': 'passwordMissing',
  'Password must have 8 characters or more': 'passwordShort',
  'Password must have 72 characters or fewer (fewer still with accents or symbols)': 'passwordLong',
  'Password must have a letter and a digit or symbol': 'passwordPlain',
  'Enter your password': 'passwordAsk',
  'Password is too long': 'passwordLong',
  'Enter the password again': 'passwordAgain',
  'The two passwords differ': 'passwordsDiffer',
  'The password is wrong': 'passwordWrong',
  'Enter your first name': 'firstNameMissing',
  'Enter your last name': 'lastNameMissing',
  'First name must have 80 characters or fewer': 'nameLong',
  'Last name must have 80 characters or fewer': 'nameLong',
  'First name has a character that cannot be shown': 'nameUnprintable',
  'Last name has a character that cannot be shown': 'nameUnprintable',
  'Enter the phone number with its country code, such as +34600111222': 'phoneWrong',
  'The link is incomplete: open it from the mail again': 'linkIncomplete',
  'The link is wrong: open it from the mail again': 'linkIncomplete',
  'This is your address already': 'emailSame',
  'There is an account with this e-mail already. Sign in, or ask for a new password': 'emailTaken',
};

/** A problem of a field in the page's language; what nobody foresaw stays as it was said, as a sentence. */
export function sayProblem({ message, words }: { message: string; words: Texts['auth'] }): string {
  const known = SAID[message.replace(/\.$/, '')];
  return known ? words.problems[known] : toSentence(message);
}

function toSentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
