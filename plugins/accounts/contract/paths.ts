/** Paths below the CMS's address. Those of `/api/auth` want `credentials: 'include'`: the session is in a cookie. */
export const AUTH_PATHS = {
  login: '/api/auth/local',
  register: '/api/auth/local/register',
  refresh: '/api/auth/refresh',
  logout: '/api/auth/logout',
  forgotPassword: '/api/auth/forgot-password',
  resetPassword: '/api/auth/reset-password',
  changePassword: '/api/auth/change-password',
} as const;

/** GET reads the learner's own profile, PUT replaces it. */
export const ME_PATH = '/api/accounts/me';
