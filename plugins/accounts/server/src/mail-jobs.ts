import type { Core } from '@strapi/strapi';
import { number, object, string } from 'yup';
import { MAIL_LOCALES, type MailLocale } from '../../domain/mails/mail-texts.ts';
import { MAIL_JOBS } from './services/mails.ts';
import { sweepMailLinks } from './store/mail-links.ts';

/** Ten tries over about three hours: a mail server that is away comes back, or somebody looks. */
const RETRY = { limit: 10, delay: 5, longest: 1_800 };

const locale = string<MailLocale>()
  .oneOf([...MAIL_LOCALES])
  .required();
const byAddress = object({ email: string().required().max(254), locale }).noUnknown();
const byUser = object({ userId: number().integer().required(), locale }).noUnknown();
const ofUser = object({ userId: number().integer().required() }).noUnknown();
const ofLetter = object({ letterId: string().uuid().required() }).noUnknown();

/** An hour when few learn, UTC. */
const NIGHTLY = '7 3 * * *';

/** Declares the jobs that send mails, and the one that lets go of what was over before it was sent or used. */
export function declareMailJobs({ strapi }: { strapi: Core.Strapi }): void {
  const queue = strapi.plugin('jobs').service('queue');
  const mails = () => strapi.plugin('accounts').service('mails');
  queue.declare({
    name: MAIL_JOBS.reset,
    payload: byAddress,
    retry: RETRY,
    run: ({ payload }: { payload: object }) => mails().sendResetLink(payload),
  });
  queue.declare({
    name: MAIL_JOBS.confirm,
    payload: byAddress,
    retry: RETRY,
    run: ({ payload }: { payload: object }) => mails().sendConfirmation(payload),
  });
  queue.declare({
    name: MAIL_JOBS.welcome,
    payload: byUser,
    retry: RETRY,
    run: ({ payload }: { payload: object }) => mails().sendWelcome(payload),
  });
  queue.declare({
    name: MAIL_JOBS.invitation,
    payload: byUser,
    retry: RETRY,
    run: ({ payload }: { payload: object }) => mails().sendInvitation(payload),
  });
  queue.declare({
    name: MAIL_JOBS.changeEmail,
    payload: ofUser,
    retry: RETRY,
    run: ({ payload }: { payload: object }) => mails().sendEmailChangeLink(payload),
  });
  queue.declare({
    name: MAIL_JOBS.changeAsked,
    payload: ofUser,
    retry: RETRY,
    run: ({ payload }: { payload: object }) => mails().sendEmailChangeAsked(payload),
  });
  queue.declare({
    name: MAIL_JOBS.letter,
    payload: ofLetter,
    retry: RETRY,
    run: ({ payload }: { payload: object }) => mails().sendLetter(payload),
  });
  queue.declare({
    name: 'accounts.sweep-mails',
    cron: NIGHTLY,
    run: async () => {
      const swept = await sweepMailLinks({ db: strapi.db.connection });
      if (swept > 0) strapi.log.info(`accounts: ${swept} changes of address and letters that were over are gone`);
    },
  });
}
