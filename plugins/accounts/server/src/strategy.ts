import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import type { Ability, Principal } from './services/principals.ts';

const BEARER = /^bearer\s+(\S+)$/i;

interface Authentication {
  credentials: Principal['user'] | null;
  ability: Ability;
}

/**
 * Asks who calls before Strapi's own strategies do, with what is remembered: Strapi asks them in the order they were
 * registered in, the API tokens' first, and each look-up costs every request. Whoever is no learner for sure (no session,
 * an API token, a route with strategies of its own) is asked by the others as ever.
 *
 * Unlike in users-permissions, a database that does not answer is an error and not a visitor: a learner is not signed
 * out by it.
 */
export function askLearnersFirst({ strapi }: { strapi: Core.Strapi }): void {
  const auth = strapi.get('auth') as { authenticate: (ctx: Context, next: Next) => Promise<unknown> };
  const others = auth.authenticate.bind(auth);
  const principals = () => strapi.plugin('accounts').service('principals');

  auth.authenticate = async (ctx, next) => {
    const { info, config } = ctx.state.route;
    const isForLearners = info.type === 'content-api' && config?.auth !== false && !config?.auth?.strategies;
    const found = isForLearners ? await authenticate(ctx) : null;
    if (!found) return others(ctx, next);
    ctx.state.isAuthenticated = true;
    ctx.state.auth = { strategy, ...found };
    return next();
  };

  const strategy = { name: 'learner', authenticate, verify };

  async function authenticate(ctx: Context): Promise<Authentication | null> {
    const header = ctx.get('authorization');
    if (header === '') return { credentials: null, ability: await principals().findVisitorAbility() };
    const [, token] = BEARER.exec(header) ?? [];
    const principal: Principal | null = token ? await principals().find({ token }) : null;
    if (!principal) return null;
    ctx.state.user = principal.user;
    ctx.state.session = { id: principal.sessionId };
    return { credentials: principal.user, ability: principal.ability };
  }
}

/** May this caller use a route of this scope? As users-permissions decides it. */
function verify(
  { credentials, ability }: Authentication,
  { scope }: { scope?: string | readonly string[] | undefined }
): void {
  if (!scope) {
    if (!credentials) throw new errors.UnauthorizedError();
    return;
  }
  const wanted = typeof scope === 'string' ? [scope] : scope;
  if (!wanted.every((action) => ability.can(action))) throw new errors.ForbiddenError();
}
