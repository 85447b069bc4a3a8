import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { migrations, SCHEMA } from './migrations/index.ts';

export default async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await migrateSchema({ strapi, schema: SCHEMA, migrations });
};
