import { BoundedCache, ChangeLog, createBatchLoader } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { findSessions, type SessionRow } from '../store/sessions.ts';
import { USER, type UserRow } from '../user.ts';

const ORIGIN = 'users-permissions';

/** How long a learner and what a role may do are believed without asking, in ms. */
const PRINCIPAL_TTL = 10_000;
/** How long a session is believed to run where only that is asked, in ms: well within the minute promised. */
const SESSION_TTL = 50_000;
/** Learners with all that is known of them: some kilobytes each. */
const MAX_PRINCIPALS = 5_000;
/** Sessions: about half a kilobyte each, the token among it. */
const MAX_SESSIONS = 150_000;
const SESSIONS_PER_STATEMENT = 500;

/** What a role may do, as Strapi's permission engine made it. Shared by all learners of the role. */
export interface Ability {
  can: (action: string) => boolean;
}

/** What an access token stands for. */
interface Claims {
  userId: number;
  sessionId: string;
  /** Milliseconds of the wall clock. */
  expiresAt: number;
}

/** A learner whose session runs. */
export interface LearnerSession extends Claims {
  ability: Ability;
  /** When it was asked for, by `performance.now()`. */
  asOf: number;
}

/** A learner who is signed in, with the account as users-permissions hands it to controllers. */
export interface Principal {
  user: UserRow & { role: { id: number } };
  sessionId: string;
  ability: Ability;
}

interface RememberedPrincipal extends Principal {
  claims: Claims;
  asOf: number;
}

/**
 * Who calls, remembered for seconds. What changes in this process counts at once (`follow-changes.ts` tells it here), what
 * changes in another at the latest when the time is over. Only a yes is remembered; whatever is not sure is asked anew.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const userChanges = new ChangeLog<number>({ memoryMs: SESSION_TTL });
  const ruleChanges = new ChangeLog<null>({ memoryMs: PRINCIPAL_TTL });
  const sessions = new BoundedCache<string, LearnerSession>({ maxEntries: MAX_SESSIONS });
  const principals = new BoundedCache<string, RememberedPrincipal>({ maxEntries: MAX_PRINCIPALS });
  const abilities = new BoundedCache<number | 'public', { ability: Ability; asOf: number }>({ maxEntries: 100 });
  let confirmation: { isNeeded: boolean; asOf: number } | undefined;

  const findSession = createBatchLoader<string, SessionRow>({
    maxKeys: SESSIONS_PER_STATEMENT,
    load: async (sessionIds) => {
      const rows = await findSessions({ db: strapi.db.connection, sessionIds, origin: ORIGIN });
      return new Map(rows.map((row) => [row.sessionId, row]));
    },
  });

  return {
    /** The session of an access token when it is known to run, without asking anything; else `null`, which says nothing. */
    recallSession({ token }: { token: string }): LearnerSession | null {
      const session = sessions.get(token);
      if (!session || session.expiresAt <= Date.now()) return null;
      return userChanges.isFresh({ key: session.userId, asOf: session.asOf }) ? session : null;
    },

    /**
     * The session of an access token when it runs and its learner is not blocked: asks once for all who ask at once.
     *
     * @returns `null` for a token that is forged, too old, not a learner's, or of a session that was ended
     */
    async findSession({ token }: { token: string }): Promise<LearnerSession | null> {
      const claims = readToken(token);
      if (!claims) return null;
      const asOf = performance.now();
      const row = await findSession(claims.sessionId);
      if (!row || row.userId !== claims.userId || row.isBlocked || row.expiresAt.getTime() <= Date.now()) return null;
      if (!row.isConfirmed && (await isConfirmationNeeded())) return null;
      const expiresAt = Math.min(claims.expiresAt, row.expiresAt.getTime());
      const session = { ...claims, expiresAt, ability: await findAbility({ roleId: row.roleId }), asOf };
      sessions.set(token, session);
      return session;
    },

    /** The learner an access token speaks for; `null` as for `findSession`. Nobody else holds the user it answers with. */
    async find({ token }: { token: string }): Promise<Principal | null> {
      const known = principals.get(token);
      if (known && isFresh(known)) return copyPrincipal(known);
      const asOf = performance.now();
      const session = await this.findSession({ token });
      if (!session) return null;
      const user: (UserRow & { role: { id: number } | null }) | null = await strapi.db
        .query(USER)
        .findOne({ where: { id: session.userId }, populate: ['role'] });
      if (!user?.role || user.blocked) return null;
      const { role } = user;
      const principal = {
        user: { ...user, role },
        sessionId: session.sessionId,
        ability: await findAbility({ roleId: role.id }),
        claims: session,
        asOf,
      };
      principals.set(token, principal);
      return copyPrincipal(principal);
    },

    /** What visitors without a session may do. */
    findVisitorAbility: (): Promise<Ability> => findAbility({ roleId: 'public' }),

    /** Forgets what is known of one learner, or of all. */
    forget({ userId }: { userId: number | null }): void {
      if (userId === null) userChanges.noteAll();
      else userChanges.note(userId);
    },

    /** Forgets what roles may do and what is asked of accounts. */
    forgetRules(): void {
      ruleChanges.noteAll();
      userChanges.noteAll();
    },
  };

  function isFresh({ claims, asOf }: RememberedPrincipal): boolean {
    return (
      claims.expiresAt > Date.now() &&
      ruleChanges.isFresh({ key: null, asOf }) &&
      userChanges.isFresh({ key: claims.userId, asOf })
    );
  }

  function readToken(token: string): Claims | null {
    const { isValid, payload } = strapi.sessionManager(ORIGIN).validateAccessToken(token) as {
      isValid: boolean;
      payload: { userId?: unknown; sessionId?: unknown; exp?: unknown } | null;
    };
    if (!isValid || !payload) return null;
    const { userId, sessionId, exp } = payload;
    const id = Number(userId);
    if (!Number.isSafeInteger(id) || typeof sessionId !== 'string' || typeof exp !== 'number') return null;
    return { userId: id, sessionId, expiresAt: exp * 1_000 };
  }

  async function findAbility({ roleId }: { roleId: number | 'public' }): Promise<Ability> {
    const known = abilities.get(roleId);
    if (known && ruleChanges.isFresh({ key: null, asOf: known.asOf })) return known.ability;
    const asOf = performance.now();
    const stock = strapi.plugin('users-permissions').service('permission');
    const permissions: { action: string }[] =
      roleId === 'public' ? await stock.findPublicPermissions() : await stock.findRolePermissions(roleId);
    const ability = (await strapi.contentAPI.permissions.engine.generateAbility(
      permissions.map(stock.toContentAPIPermission)
    )) as unknown as Ability;
    abilities.set(roleId, { ability, asOf });
    return ability;
  }

  async function isConfirmationNeeded(): Promise<boolean> {
    if (confirmation && ruleChanges.isFresh({ key: null, asOf: confirmation.asOf })) return confirmation.isNeeded;
    const asOf = performance.now();
    const settings = (await strapi.store({ type: 'plugin', name: ORIGIN, key: 'advanced' }).get({})) as {
      email_confirmation?: boolean;
    } | null;
    confirmation = { isNeeded: settings?.email_confirmation === true, asOf };
    return confirmation.isNeeded;
  }
};

function copyPrincipal({ user, sessionId, ability }: Principal): Principal {
  return { user: { ...user, role: { ...user.role } }, sessionId, ability };
}
