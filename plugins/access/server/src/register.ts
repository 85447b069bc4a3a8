import type { Core } from '@strapi/strapi';
import { followStandings } from './follow-standings.ts';
import { guardUploads } from './guard-uploads.ts';
import { answerForGrants } from './own-data.ts';

export default ({ strapi }: { strapi: Core.Strapi }): void => {
  followStandings({ strapi });
  answerForGrants({ strapi });
  // In register, so that it stands before every other middleware and before the file server's route.
  strapi.server.use(guardUploads({ strapi }));
};
