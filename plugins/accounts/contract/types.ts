/** Languages of the site and of mails. */
export const LANGUAGES = ['en', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Everything a learner is told about their account; nothing else of it ever leaves the server. */
export interface Account {
  id: number;
  email: string;
  firstName: string | null;
  lastName: string | null;
  /** E.164, such as +34600111222. */
  phone: string | null;
  /** What mails are written in; null for accounts that never said. */
  language: Language | null;
}

/** A browser the learner is signed in with. Neither tokens nor addresses, which would be worth stealing. */
export interface Device {
  /** Names the session for ending it, and opens nothing. */
  id: string;
  /** As it called itself when it signed in, such as Firefox; null when it did not say. */
  browser: string | null;
  /** Such as Windows or iPhone. */
  system: string | null;
  /** ISO instant of signing in. */
  startedAt: string;
  /** ISO instant of the last sign of life, some minutes old at most. */
  lastUsedAt: string;
  /** The session that asks. */
  isCurrent: boolean;
}

/** Signed in. `jwt` is the access token: keep it in memory only, send it as a bearer, renew it by `AUTH_PATHS.refresh`. */
export interface SignedIn {
  jwt: string;
  user: Account;
}

/** Signed up where addresses must be confirmed first: the mail is on its way and there is no session yet. */
export interface AwaitingConfirmation {
  user: Account;
}

/** `error.details.code` of what these routes refuse, beside `invalid` (400, `details.errors` names each field). */
export const ACCOUNT_CODES = {
  wrongCredentials: 'wrong-credentials',
  blocked: 'blocked',
  notConfirmed: 'not-confirmed',
  emailTaken: 'email-taken',
  registrationClosed: 'registration-closed',
  noSession: 'no-session',
  sessionOver: 'session-over',
  wrongCode: 'wrong-code',
  wrongPassword: 'wrong-password',
  sameEmail: 'same-email',
  signIn: 'sign-in',
  tooManyTries: 'too-many-tries',
  busy: 'busy',
} as const;
