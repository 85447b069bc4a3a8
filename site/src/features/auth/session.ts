import { AUTH_PATHS, DELETION_PATH, ME_PATH } from '@diamond/accounts/contract/paths';
import type {
  ChangePasswordInput,
  DeletionInput,
  LoginInput,
  RegisterInput,
  ResetPasswordInput,
} from '@diamond/accounts/contract/schemas';
import { ApiError, type ApiRequest } from '../../lib/api.ts';
import { isStale, readLearner } from './access-token.ts';

/** Who is looking. `restoring`: there may be a session, and we are asking. `unreachable`: there may be one, and nobody answers. */
export type SessionStatus = 'unknown' | 'visitor' | 'restoring' | 'learner' | 'unreachable';

/**
 * Why a learner of a moment ago is none any more, when this tab did not ask for it: signed out in another tab, ended from
 * another device or by time, the account deleted.
 */
export type Departure = 'elsewhere' | 'over' | 'deleted';

export interface SessionWorld {
  call: <T>(request: ApiRequest) => Promise<T>;
  /** Whether a session may exist, kept over visits, so that visitors cost the CMS nothing. */
  hint: { read: () => boolean; write: (mayExist: boolean) => void };
  /** Runs `task` while no other tab of this browser runs one. */
  alone: <T>(task: () => Promise<T>) => Promise<T>;
  /** Tells the other tabs, and hears from them. */
  tabs: { tell: (message: TabMessage) => void; listen: (heard: (message: TabMessage) => void) => void };
  /** Milliseconds since 1970. */
  now: () => number;
}

export type TabMessage = { kind: 'signed-in'; token: string } | { kind: 'signed-out'; why: Departure };

/** The learner's session in this tab. */
export interface Session {
  status: () => SessionStatus;
  /** The learner who is signed in here, as the CMS names them; null for anyone else. */
  learnerId: () => string | null;
  /** What a learner who is gone is to be told; null when there is nothing to say. */
  departure: () => Departure | null;
  /** It was read. */
  dismiss: () => void;
  subscribe: (changed: () => void) => () => void;
  /** Finds out who is looking; called once, after the page is alive. */
  restore: () => Promise<void>;
  signIn: (credentials: LoginInput) => Promise<void>;
  /** Where addresses must be confirmed, there is no session before that. */
  register: (registration: RegisterInput) => Promise<'signed-in' | 'awaiting-confirmation'>;
  /** A new password ends every other session of the learner and begins one here. */
  resetPassword: (reset: ResetPasswordInput) => Promise<void>;
  /** As `resetPassword`, with the old password instead of a mail. */
  changePassword: (change: ChangePasswordInput) => Promise<void>;
  /** Here, or with `everywhere` on every device. */
  signOut: (scope?: { everywhere: boolean }) => Promise<void>;
  /** Takes the account away, and with it the session of every tab. */
  deleteAccount: (proof: DeletionInput) => Promise<void>;
  /** Asks whether a learner is one still: the tab was out of sight, and much may have happened. */
  look: () => Promise<void>;
  /**
   * A request as whoever is looking. An access token that is about to end is renewed first; one that was refused is
   * renewed once and the request sent again.
   *
   * @throws ApiError
   */
  request: <T>(request: Omit<ApiRequest, 'token' | 'withCookie'>) => Promise<T>;
  /**
   * A token good for now, or null for visitors; for requests that cannot go through `request`.
   *
   * @param instead a token that was refused: the answer is another one
   * @throws ApiError when there may be a session and nobody answers who could renew it
   */
  token: (refused?: { instead: string }) => Promise<string | null>;
}

/**
 * The access token lives in this closure and nowhere else; what survives a visit is the httpOnly cookie, which no
 * script can read. Tabs share what they learn: a renewed token, and above all that the learner signed out.
 */
export function createSession({ call, hint, alone, tabs, now }: SessionWorld): Session {
  let status: SessionStatus = 'unknown';
  let token: string | null = null;
  let learnerId: string | null = null;
  let departure: Departure | null = null;
  let renewing: Promise<string | null> | null = null;
  const listeners = new Set<() => void>();

  tabs.listen((message) => {
    if (message.kind === 'signed-out') leave(message.why);
    else become({ status: 'learner', token: message.token });
  });

  return {
    status: () => status,
    learnerId: () => learnerId,
    departure: () => departure,
    dismiss: () => become({ status, token }),
    subscribe,
    restore,
    signIn,
    register,
    resetPassword,
    changePassword,
    signOut,
    deleteAccount,
    look,
    request,
    token: (refused) => (refused ? renew(refused) : currentToken()),
  };

  function subscribe(changed: () => void): () => void {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }

  async function restore(): Promise<void> {
    if (token) return;
    if (!hint.read()) {
      become({ status: 'visitor', token: null });
      return;
    }
    become({ status: 'restoring', token: null });
    // Nobody answers: `unreachable` says so, and the next request asks again.
    await renew({ instead: null }).catch(() => null);
  }

  async function signIn(credentials: LoginInput): Promise<void> {
    await enterBy({ path: AUTH_PATHS.login, body: credentials });
  }

  async function resetPassword(reset: ResetPasswordInput): Promise<void> {
    await enterBy({ path: AUTH_PATHS.resetPassword, body: reset });
  }

  async function changePassword(change: ChangePasswordInput): Promise<void> {
    await enterBy({ path: AUTH_PATHS.changePassword, body: change, as: await currentToken() });
  }

  async function enterBy({
    path,
    body,
    as = null,
  }: {
    path: string;
    body: unknown;
    as?: string | null;
  }): Promise<void> {
    const { jwt } = await call<{ jwt?: string }>({ path, method: 'POST', body, token: as, withCookie: true });
    if (!jwt) throw new ApiError({ status: 200, code: 'no-token', message: 'The CMS gave no access token' });
    enter(jwt);
  }

  async function register(registration: RegisterInput): Promise<'signed-in' | 'awaiting-confirmation'> {
    const { jwt } = await call<{ jwt?: string }>({
      path: AUTH_PATHS.register,
      method: 'POST',
      body: registration,
      withCookie: true,
    });
    if (!jwt) return 'awaiting-confirmation';
    enter(jwt);
    return 'signed-in';
  }

  function enter(jwt: string): void {
    hint.write(true);
    become({ status: 'learner', token: jwt });
    tabs.tell({ kind: 'signed-in', token: jwt });
  }

  /** Signed out here at once, whatever the CMS says; an unreachable CMS ends the session when the cookie does. */
  async function signOut({ everywhere }: { everywhere: boolean } = { everywhere: false }): Promise<void> {
    const last = await currentToken().catch(() => null);
    const body = everywhere ? { scope: 'all' } : {};
    const told = call({ path: AUTH_PATHS.logout, method: 'POST', body, token: last, withCookie: true });
    hint.write(false);
    become({ status: 'visitor', token: null });
    tabs.tell({ kind: 'signed-out', why: 'elsewhere' });
    await told;
  }

  async function deleteAccount(proof: DeletionInput): Promise<void> {
    await call({ path: DELETION_PATH, method: 'POST', body: proof, token: await currentToken(), withCookie: true });
    hint.write(false);
    leave('deleted');
    tabs.tell({ kind: 'signed-out', why: 'deleted' });
  }

  async function look(): Promise<void> {
    if (status !== 'learner') return;
    // Another tab signed out while this one slept, and its word was not heard.
    if (!hint.read()) leave('elsewhere');
    // Whatever comes of it is known by then: a session that is over says so by the renewal, a CMS that is away by nothing.
    else await request({ path: ME_PATH }).catch(() => undefined);
  }

  /** Only who was a learner has something to be told. */
  function leave(why: Departure): void {
    become({ status: 'visitor', token: null, departure: status === 'learner' ? why : departure });
  }

  async function request<T>(asked: Omit<ApiRequest, 'token' | 'withCookie'>): Promise<T> {
    const used = await currentToken();
    try {
      return await call<T>({ ...asked, token: used });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401 || !used) throw error;
      const renewed = await renew({ instead: used });
      if (!renewed) throw error;
      return call<T>({ ...asked, token: renewed });
    }
  }

  async function currentToken(): Promise<string | null> {
    if (status === 'unknown') await restore();
    if (renewing) return renewing;
    if (token && isStale({ token, now: now() })) return renew({ instead: token });
    if (!token && status === 'unreachable') return renew({ instead: null });
    return token;
  }

  /** One renewal at a time in this tab, and one among all tabs: each one replaces the cookie. */
  function renew({ instead }: { instead: string | null }): Promise<string | null> {
    renewing ??= alone(async () => {
      // Another tab may have renewed while this one waited for its turn.
      if (token && token !== instead && !isStale({ token, now: now() })) return token;
      return askForToken();
    }).finally(() => {
      renewing = null;
    });
    return renewing;
  }

  async function askForToken(): Promise<string | null> {
    try {
      const { jwt } = await call<{ jwt?: string }>({
        path: AUTH_PATHS.refresh,
        method: 'POST',
        body: {},
        withCookie: true,
      });
      if (!jwt) throw new ApiError({ status: 401, code: 'no-token', message: 'The CMS gave no access token' });
      become({ status: 'learner', token: jwt });
      tabs.tell({ kind: 'signed-in', token: jwt });
      return jwt;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isOver = error.status === 400 || error.status === 401 || error.status === 403;
      if (!isOver) {
        // Who was let in stays in, with a token that will be renewed when somebody answers.
        if (status !== 'learner') become({ status: 'unreachable', token: null });
        throw error;
      }
      hint.write(false);
      leave('over');
      tabs.tell({ kind: 'signed-out', why: 'over' });
      return null;
    }
  }

  function become(next: { status: SessionStatus; token: string | null; departure?: Departure | null }): void {
    const learner = next.token === null ? null : readLearner(next.token);
    const why = next.departure ?? null;
    const hasChanged = next.status !== status || learner !== learnerId || why !== departure;
    status = next.status;
    departure = why;
    token = next.token;
    learnerId = learner;
    if (hasChanged) for (const changed of listeners) changed();
  }
}
