/** Paths below the CMS's address. Those of `/api/auth` want `credentials: 'include'`: the session is in a cookie. */
export const AUTH_PATHS = {
  login: '/api/auth/local',
  register: '/api/auth/local/register',
  refresh: '/api/auth/refresh',
  logout: '/api/auth/logout',
  forgotPassword: '/api/auth/forgot-password',
  resetPassword: '/api/auth/reset-password',
  changePassword: '/api/auth/change-password',
  sendConfirmation: '/api/auth/send-email-confirmation',
} as const;

/** GET reads the learner's own profile, PUT replaces it. */
export const ME_PATH = '/api/accounts/me';
/** PUT: the language of mails and of the site. */
export const LANGUAGE_PATH = '/api/accounts/me/language';
/** GET lists where the learner is signed in, DELETE ends all but the session that asks. */
export const SESSIONS_PATH = '/api/accounts/sessions';
/** POST asks for another address. */
export const EMAIL_PATH = '/api/accounts/email';
/** POST confirms it, by the code of the mail; for anyone who has the code. */
export const EMAIL_CONFIRMATION_PATH = '/api/accounts/email/confirmation';
/** POST confirms the address somebody signed up with, by the code of the mail. */
export const CONFIRMATION_PATH = '/api/accounts/confirmation';
/** GET: everything the school keeps about the learner, as one file. */
export const EXPORT_PATH = '/api/accounts/export';
/** POST deletes the account. Wants `credentials: 'include'`, so that the cookie goes as well. */
export const DELETION_PATH = '/api/accounts/deletion';

/** DELETE ends one session. */
export const sessionPath = (id: string): string => `${SESSIONS_PATH}/${encodeURIComponent(id)}`;
