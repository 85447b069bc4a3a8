import type { Core } from '@strapi/strapi';
import { answerAuth } from './auth.ts';
import { declareMailJobs } from './mail-jobs.ts';
import { answerForAccounts } from './own-data.ts';
import { indexSessions } from './session-indexes.ts';
import { askLearnersFirst } from './strategy.ts';
import { limitByAddress, RATE_LIMIT, type RateLimit } from './rate-limit.ts';

/**
 * Takes over users-permissions' auth controller, rate limit and reading of access tokens, and answers who calls before
 * its strategy is asked; routes stay its own.
 */
export default ({ strapi }: { strapi: Core.Strapi }): void => {
  if (strapi.config.get('plugin::users-permissions.jwtManagement') !== 'refresh') {
    throw new Error('The accounts plugin needs jwtManagement: "refresh" in the users-permissions settings');
  }
  strapi
    .get('controllers')
    .extend('plugin::users-permissions.auth', (stock: Parameters<typeof answerAuth>[0]['stock']) => ({
      ...stock,
      ...answerAuth({ strapi, stock }),
    }));
  declareMailJobs({ strapi });
  answerForAccounts({ strapi });
  indexSessions({ strapi });
  askLearnersFirst({ strapi });
  strapi.get('middlewares').extend(RATE_LIMIT, (stock: RateLimit) => limitByAddress({ stock }));
  strapi.get('services').extend('plugin::users-permissions.jwt', (stock: object) => ({
    ...stock,
    verify: (token: string) => strapi.plugin('accounts').service('sessions').identify({ token }),
  }));
};
