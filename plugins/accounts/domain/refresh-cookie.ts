/** users-permissions' `sessions` setting, the parts of it that the cookie is made of. Lifespans in seconds. */
export interface SessionSettings {
  maxRefreshTokenLifespan: number;
  cookie?: { name?: string; secure?: boolean; sameSite?: 'lax' | 'strict' | 'none'; path?: string; domain?: string };
}

export interface RefreshCookie {
  name: string;
  options: {
    httpOnly: true;
    secure: boolean;
    sameSite: 'lax' | 'strict' | 'none';
    path: string;
    domain: string | undefined;
    /** Milliseconds, as Koa wants it. */
    maxAge: number;
    overwrite: true;
  };
}

const NAME = 'school_refresh';
const MILLISECONDS = 1_000;

/**
 * The cookie a session lives in. Out of scripts' reach always, whatever the settings say; it outlives the browser's
 * window, and ends with the session. Secure unless told otherwise, since forgetting is what happens.
 */
export function describeRefreshCookie({ sessions }: { sessions: SessionSettings }): RefreshCookie {
  const { name = NAME, secure = true, sameSite = 'lax', path = '/api/auth', domain } = sessions.cookie ?? {};
  return {
    name,
    options: {
      httpOnly: true,
      secure,
      sameSite,
      path,
      domain,
      maxAge: sessions.maxRefreshTokenLifespan * MILLISECONDS,
      overwrite: true,
    },
  };
}
