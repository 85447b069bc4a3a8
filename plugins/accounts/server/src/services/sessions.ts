import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ACCOUNT_CODES, type SignedIn } from '../../../contract/index.ts';
import { describeRefreshCookie, type RefreshCookie } from '../../../domain/refresh-cookie.ts';
import { toAccount } from '../../../domain/to-account.ts';
import { USER, type UserRow } from '../user.ts';

const ORIGIN = 'users-permissions';

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
    /** Opens a session: sets the cookie, answers what the learner may know. */
    async open({ ctx, user }: { ctx: Context; user: UserRow }): Promise<SignedIn> {
      const { token } = await manager().generateRefreshToken(String(user.id), undefined, { type: 'refresh' });
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
      return { jwt: await makeAccessToken({ token: session.token }), user: toAccount(user) };
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
