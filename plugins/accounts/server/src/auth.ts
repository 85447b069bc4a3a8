import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  ACCOUNT_CODES,
  changePasswordSchema,
  forgotPasswordSchema,
  loginSchema,
  logoutSchema,
  nothingSchema,
  registerSchema,
  resetPasswordSchema,
} from '../../contract/index.ts';
import { chooseMailLocale } from '../../domain/mails/compose-mail.ts';
import { toAccount } from '../../domain/to-account.ts';
import type { AccountsConfig } from './config.ts';

type Action = (ctx: Context, next?: () => Promise<unknown>) => unknown;

/**
 * users-permissions' auth routes, answered by us: same paths and grants, but input by our contract, answers
 * by allow-list, and the session in an httpOnly cookie only, never in a body. What is not named here stays stock.
 */
export function answerAuth({
  strapi,
  stock,
}: {
  strapi: Core.Strapi;
  stock: Record<string, Action>;
}): Record<string, Action> {
  const service = (name: string) => strapi.plugin('accounts').service(name);
  const answer = (ctx: Context, body: unknown) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = body;
  };

  return {
    async callback(ctx, next) {
      // Other providers are off; should an admin turn one on, it works as users-permissions has it.
      if ((ctx.params.provider ?? 'local') !== 'local') return stock.callback?.(ctx, next);
      const user = await service('credentials').check(parse(loginSchema, ctx.request.body));
      answer(ctx, await service('sessions').open({ ctx, user }));
    },

    async register(ctx) {
      const { user, mustConfirm } = await service('registration').register({
        input: parse(registerSchema, ctx.request.body),
        locale: chooseMailLocale(ctx.get('accept-language')),
      });
      if (mustConfirm) return answer(ctx, { user: toAccount(user) });
      answer(ctx, await service('sessions').open({ ctx, user }));
    },

    async refresh(ctx) {
      parse(nothingSchema, ctx.request.body ?? {});
      answer(ctx, await service('sessions').renew({ ctx }));
    },

    /** Signs out by cookie or by bearer, whichever is there. Nobody is told off for signing out twice. */
    async logout(ctx) {
      const { scope } = parse(logoutSchema, ctx.request.body ?? {});
      const session = await findSession(ctx);
      service('sessions').dropCookie({ ctx });
      if (session && scope === 'all') await service('sessions').closeAll(session);
      else if (session) await service('sessions').close(session);
      answer(ctx, { ok: true });
    },

    async forgotPassword(ctx) {
      const { email } = parse(forgotPasswordSchema, ctx.request.body);
      await service('mails').askForResetLink({ email, locale: chooseMailLocale(ctx.get('accept-language')) });
      answer(ctx, { ok: true });
    },

    async sendEmailConfirmation(ctx) {
      const { email } = parse(forgotPasswordSchema, ctx.request.body);
      await service('mails').askForConfirmation({ email, locale: chooseMailLocale(ctx.get('accept-language')) });
      answer(ctx, { ok: true });
    },

    /** Where the links of mails led before the site had a page for it. That page asks for a click; opening a link does nothing. */
    emailConfirmation(ctx) {
      const { confirmation } = ctx.query;
      const { siteUrl } = strapi.config.get<AccountsConfig>('plugin::accounts');
      const code = typeof confirmation === 'string' ? confirmation.slice(0, 200) : '';
      ctx.redirect(`${siteUrl}/confirm/?code=${encodeURIComponent(code)}`);
    },

    async resetPassword(ctx) {
      const user = await service('credentials').reset(parse(resetPasswordSchema, ctx.request.body));
      answer(ctx, await service('sessions').open({ ctx, user }));
    },

    async changePassword(ctx) {
      const userId: unknown = ctx.state.user?.id;
      if (typeof userId !== 'number')
        throw new Refusal({ status: 401, code: ACCOUNT_CODES.signIn, message: 'Sign in first.' });
      const { currentPassword, password } = parse(changePasswordSchema, ctx.request.body);
      const user = await service('credentials').change({ userId, currentPassword, password });
      answer(ctx, await service('sessions').open({ ctx, user }));
    },
  };

  async function findSession(ctx: Context): Promise<{ userId: number; sessionId: string } | null> {
    const userId: unknown = ctx.state.user?.id;
    const sessionId: unknown = ctx.state.session?.id;
    if (typeof userId === 'number' && typeof sessionId === 'string') return { userId, sessionId };
    return service('sessions').read({ ctx });
  }
}
