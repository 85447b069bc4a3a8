import { parse, readRawBody, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { INBOUND_CODES, INBOUND_SECRET_HEADER, INBOUND_SIGNATURE_HEADER } from '../../../contract/inbound.ts';
import { inboundQuerySchema, inboundRulesSchema } from '../../../contract/inbound-schemas.ts';
import { nothingSchema } from '../../../contract/admin-schemas.ts';

/** GHL's side, which has no session: what it proves itself with is read inside. And the admin's look at it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('ghl-sync').service(name);

  return {
    async receive(ctx: Context) {
      const outcome = await service('inbound').receive({
        rawBody: readRawBody(ctx.request),
        body: ctx.request.body,
        givenSecret: ctx.get(INBOUND_SECRET_HEADER),
        givenSignature: ctx.get(INBOUND_SIGNATURE_HEADER),
      });
      ctx.body = { data: { outcome } };
    },

    async rules(ctx: Context) {
      parse(nothingSchema, ctx.query);
      ctx.body = { data: await service('inboundRules').read() };
    },

    async saveRules(ctx: Context) {
      const { version, rules } = parse(inboundRulesSchema, ctx.request.body);
      const known = new Set(
        (await strapi.plugin('access').service('grants').listCourses()).map(({ id }: { id: string }) => id)
      );
      const stranger = rules.find(({ courseId }) => courseId && !known.has(courseId));
      if (stranger)
        throw new Refusal({
          status: 400,
          code: INBOUND_CODES.courseNotFound,
          message: `The rule for ${stranger.kind} "${stranger.name}" names a course that is not there.`,
        });
      ctx.body = {
        data: await service('inboundRules').write({
          version,
          rules: rules.map(({ courseId = null, ...rule }) => ({ ...rule, courseId })),
        }),
      };
    },

    async calls(ctx: Context) {
      const { page } = parse(inboundQuerySchema, ctx.query);
      ctx.body = await service('inboundRules').listCalls({ page: page === undefined ? 1 : Number(page) });
    },

    /** What a rule can give, for its form. */
    async courses(ctx: Context) {
      parse(nothingSchema, ctx.query);
      ctx.body = { data: await strapi.plugin('access').service('grants').listCourses() };
    },
  };
};
