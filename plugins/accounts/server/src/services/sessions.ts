import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ACCOUNT_CODES, type Device, type SignedIn } from '../../../contract/index.ts';
import { nameDevice } from '../../../domain/name-device.ts';
import { nameSession } from '../../../domain/name-session.ts';
import { describeRefreshCookie, type RefreshCookie } from '../../../domain/refresh-cookie.ts';
import { toAccount } from '../../../domain/to-account.ts';
import { listSessions, touchSession } from '../store/sessions.ts';
import { USER, type UserRow } from '../user.ts';

const ORIGIN = 'users-permissions';
const SESSION = 'admin::session';
/** Milliseconds between two notes that a session is in use. Access tokens live longer, so this bounds only who renews at will. */
const TOUCH_EVERY = 60_000;

/**
 * Sessions on Strapi's session manager: one row a sign-in, an httpOnly cookie that names it, and access tokens of ten
 * minutes. The cookie's token is not replaced at each renewal, as stock does: two tabs that renew at once, or a page
 * left while it renews, would end the session, and Strapi takes no notice of a replayed token anyway.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const manager = () => strapi.sessionManager(ORIGIN);
  const cookie = (): RefreshCookie =>
    describeRefreshCookie({ sessions: strapi.config.get('plugin::users-permissions.sessions') });

  return {
    /** Opens a session: sets the cookie, answers what the learner may know. Of the browser its name is kept, for their list. */
    async open({ ctx, user }: { ctx: Context; user: UserRow }): Promise<SignedIn> {
      const { token } = await manager().generateRefreshToken(String(user.id), undefined, {
        type: 'refresh',
        metadata: { ...nameDevice(ctx.get('user-agent')) },
      });
      const { name, options } = cookie();
      ctx.cookies.set(name, token, options);
      return { jwt: await makeAccessToken({ token }), user: toAccount(user) };
    },

    /**
     * A new access token for the session in the cookie.
     *
     * @throws Refusal 400 `no-session` without a cookie; 401 `session-over`, and the cookie, then useless, is taken back
     */
    async renew({ ctx }: { ctx: Context }): Promise<SignedIn> {
      if (!ctx.cookies.get(cookie().name))
        throw new Refusal({
          status: 400,
          code: ACCOUNT_CODES.noSession,
          message: 'There is no session to renew. Please sign in.',
        });
      const session = await this.read({ ctx });
      const user: UserRow | null = session && (await strapi.db.query(USER).findOne({ where: { id: session.userId } }));
      if (!session || !user || user.blocked) {
        this.dropCookie({ ctx });
        throw new Refusal({
          status: 401,
          code: ACCOUNT_CODES.sessionOver,
          message: 'Your session is over. Please sign in again.',
        });
      }
      const { token, sessionId } = session;
      await touchSession({ db: strapi.db.connection, sessionId, now: new Date(), every: TOUCH_EVERY });
      return { jwt: await makeAccessToken({ token }), user: toAccount(user) };
    },

    /** Where a learner is signed in, what was used last first. */
    async list({ userId, current }: { userId: number; current?: string }): Promise<Device[]> {
      const rows = await listSessions({ db: strapi.db.connection, userId, origin: ORIGIN, now: new Date() });
      return rows.map(({ sessionId, browser, system, startedAt, lastUsedAt }) => ({
        id: nameSession(sessionId),
        browser,
        system,
        startedAt: startedAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        isCurrent: sessionId === current,
      }));
    },

    /** Ends the session of this name, if it is one of this learner's; one that is over, or another's, is no news. */
    async closeNamed({ userId, name }: { userId: number; name: string }): Promise<void> {
      const rows = await listSessions({ db: strapi.db.connection, userId, origin: ORIGIN, now: new Date() });
      const found = rows.find(({ sessionId }) => nameSession(sessionId) === name);
      if (found) await this.close({ userId, sessionId: found.sessionId });
    },

    /** Ends every session of this learner but one. */
    async closeOthers({ userId, sessionId }: { userId: number; sessionId: string }): Promise<void> {
      await strapi.db
        .query(SESSION)
        .deleteMany({ where: { userId: String(userId), origin: ORIGIN, sessionId: { $ne: sessionId } } });
    },

    /** The session in the cookie, if it is one that still runs. */
    async read({ ctx }: { ctx: Context }): Promise<{ token: string; userId: number; sessionId: string } | null> {
      const token = ctx.cookies.get(cookie().name);
      if (!token) return null;
      const found = await manager().validateRefreshToken(token);
      return found.isValid ? { token, userId: Number(found.userId), sessionId: String(found.sessionId) } : null;
    },

    async close({ userId, sessionId }: { userId: number; sessionId: string }): Promise<void> {
      await manager().revokeSessionById(String(userId), sessionId);
    },

    /** Ends every session of this learner, on every device; access tokens given out before die with them. */
    async closeAll({ userId }: { userId: number }): Promise<void> {
      await manager().invalidateRefreshToken(String(userId));
    },

    dropCookie({ ctx }: { ctx: Context }): void {
      const { name, options } = cookie();
      ctx.cookies.set(name, '', { ...options, maxAge: 0, expires: new Date(0) });
    },

    /** Who an access token speaks for; throws for one that is forged, too old, or of a session that was ended. */
    async identify({ token }: { token: string }): Promise<{ id: number; sessionId: string }> {
      const { isValid, payload } = manager().validateAccessToken(token);
      // Signed and in time is not enough: signing out or changing the password must count at once, not in ten minutes.
      if (!isValid || !(await manager().isSessionActive(payload.sessionId))) throw new Error('Invalid token.');
      return { id: Number(payload.userId), sessionId: payload.sessionId };
    },
  };

  async function makeAccessToken({ token }: { token: string }): Promise<string> {
    const access = await manager().generateAccessToken(token);
    if ('error' in access) throw new Error(`No access token for a session that runs: ${access.error}`);
    return access.token;
  }
};
