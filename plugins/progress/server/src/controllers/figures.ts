import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  courseFiguresParamsSchema,
  heatParamsSchema,
  noAdminQuerySchema,
  overviewQuerySchema,
} from '../../../contract/index.ts';

/** The admin's side: numbers that name nobody. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const figures = () => strapi.plugin('progress').service('figures');

  return {
    async overview(ctx: Context) {
      const { days } = parse(overviewQuerySchema, ctx.query);
      ctx.body = { data: await figures().overview({ days: Number(days ?? 30) }) };
    },

    async courses(ctx: Context) {
      parse(noAdminQuerySchema, ctx.query);
      ctx.body = { data: await figures().listCourses() };
    },

    async course(ctx: Context) {
      parse(noAdminQuerySchema, ctx.query);
      ctx.body = { data: await figures().findCourse(parse(courseFiguresParamsSchema, ctx.params)) };
    },

    async heat(ctx: Context) {
      parse(noAdminQuerySchema, ctx.query);
      ctx.body = { data: await figures().findHeat(parse(heatParamsSchema, ctx.params)) };
    },
  };
};
