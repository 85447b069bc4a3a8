import type { Core } from '@strapi/strapi';
import { addGraphqlQueries } from './graphql.ts';

export default ({ strapi }: { strapi: Core.Strapi }): void => addGraphqlQueries({ strapi });
