import type { Core } from '@strapi/strapi';
import type { CustomField } from '../../../domain/plan-effects.ts';
import type { Caller } from './gate.ts';

/** Milliseconds the list of custom fields is remembered, and for which it is taken for new. */
const REMEMBERED = 600_000;
const NEW = 10_000;

/** What the location at GHL has. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let fields: { list: (CustomField & { name: string })[]; at: number } | undefined;
  const client = () => strapi.plugin('ghl-sync').service('client');

  return {
    /** Custom fields of contacts. @param isFresh asks again, unless it was just asked */
    async listFields({
      isFresh = false,
      ...caller
    }: Caller & { isFresh?: boolean }): Promise<(CustomField & { name: string })[]> {
      const age = fields ? performance.now() - fields.at : Number.POSITIVE_INFINITY;
      if (!fields || age > (isFresh ? NEW : REMEMBERED))
        fields = { list: await client().listCustomFields(caller), at: performance.now() };
      return fields.list;
    },
  };
};
