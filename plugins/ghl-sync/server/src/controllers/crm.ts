import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  eventsQuerySchema,
  jobParamsSchema,
  kindParamsSchema,
  learnerParamsSchema,
  learnerPreviewSchema,
  learnersQuerySchema,
  nothingSchema,
  pageQuerySchema,
  previewSchema,
  runParamsSchema,
} from '../../../contract/admin-schemas.ts';
import { settingsInputSchema } from '../../../contract/settings-schema.ts';

/** The admin's page; routes ask for the permission. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('ghl-sync').service(name);
  const readNothing = (ctx: Context) => {
    parse(nothingSchema, ctx.query);
    parse(nothingSchema, ctx.request.body ?? {});
  };
  const readDraft = (given: object) => parse(settingsInputSchema, { version: 0, settings: given }).settings;
  const toPage = (page: string | undefined) => (page === undefined ? 1 : Number(page));

  return {
    async overview(ctx: Context) {
      readNothing(ctx);
      ctx.body = { data: await service('status').overview() };
    },

    async connection(ctx: Context) {
      readNothing(ctx);
      ctx.body = { data: await service('status').testConnection() };
    },

    async pause(ctx: Context) {
      readNothing(ctx);
      await service('status').pause();
      ctx.body = { data: { isPaused: true } };
    },

    async resume(ctx: Context) {
      readNothing(ctx);
      await service('status').resume();
      ctx.body = { data: { isPaused: false } };
    },

    async events(ctx: Context) {
      const { state, userId, page } = parse(eventsQuerySchema, ctx.query);
      ctx.body = await service('status').listEvents({
        userId: userId === undefined ? null : Number(userId),
        state: state ?? null,
        page: toPage(page),
      });
    },

    async learners(ctx: Context) {
      const { search } = parse(learnersQuerySchema, ctx.query);
      ctx.body = { data: await service('learners').search({ search: search ?? '' }) };
    },

    async learner(ctx: Context) {
      const { userId } = parse(learnerParamsSchema, ctx.params);
      parse(nothingSchema, ctx.query);
      ctx.body = { data: await service('learners').find({ userId: Number(userId) }) };
    },

    async retry(ctx: Context) {
      const { jobId } = parse(jobParamsSchema, ctx.params);
      readNothing(ctx);
      await service('status').retry({ jobId });
      ctx.body = { data: { jobId } };
    },

    async retryFailed(ctx: Context) {
      readNothing(ctx);
      await service('status').retryFailed();
      ctx.body = { data: {} };
    },

    async conflicts(ctx: Context) {
      readNothing(ctx);
      ctx.body = { data: await service('status').listConflicts() };
    },

    async settings(ctx: Context) {
      readNothing(ctx);
      ctx.body = { data: await service('settings').read() };
    },

    async saveSettings(ctx: Context) {
      ctx.body = { data: await service('settings').write(parse(settingsInputSchema, ctx.request.body)) };
    },

    /** Shows what these settings would send, before they are saved. */
    async preview(ctx: Context) {
      const { event, settings } = parse(previewSchema, ctx.request.body);
      ctx.body = { data: await service('previews').show({ event, settings: readDraft(settings) }) };
    },

    /** The same about a learner. */
    async previewFor(ctx: Context) {
      const { userId } = parse(learnerParamsSchema, ctx.params);
      const { event, settings, courseId } = parse(learnerPreviewSchema, ctx.request.body);
      ctx.body = {
        data: await service('previews').showFor({
          event,
          settings: readDraft(settings),
          userId: Number(userId),
          courseId: courseId ?? null,
        }),
      };
    },

    async fields(ctx: Context) {
      readNothing(ctx);
      ctx.body = { data: await service('status').listFields() };
    },

    async workflows(ctx: Context) {
      readNothing(ctx);
      ctx.body = { data: await service('status').listWorkflows() };
    },

    async runs(ctx: Context) {
      readNothing(ctx);
      ctx.body = { data: await service('mirror').list() };
    },

    async start(ctx: Context) {
      const { kind } = parse(kindParamsSchema, ctx.params);
      readNothing(ctx);
      ctx.status = 201;
      ctx.body = { data: await service('mirror').start({ kind }) };
    },

    async stop(ctx: Context) {
      readNothing(ctx);
      await service('mirror').stop();
      ctx.body = { data: {} };
    },

    async differences(ctx: Context) {
      const { runId } = parse(runParamsSchema, ctx.params);
      const { page } = parse(pageQuerySchema, ctx.query);
      ctx.body = await service('mirror').listDifferences({ runId: Number(runId), page: toPage(page) });
    },
  };
};
