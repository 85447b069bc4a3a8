import { Readable } from 'node:stream';
import { noQuerySchema } from '@diamond/access/contract';
import { parse } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { newNoteSchema, noteChangeSchema, noteListQuerySchema, noteParamsSchema } from '../../../contract/index.ts';
import { requireLearner } from './learner.ts';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const notes = () => strapi.plugin('progress').service('notes');
  const readId = (ctx: Context): string => {
    const { noteId } = parse(noteParamsSchema, { noteId: ctx.params.noteId });
    parse(noQuerySchema, ctx.query);
    return noteId;
  };

  return {
    async find(ctx: Context) {
      const userId = requireLearner(ctx);
      const { lessonId, q, page, locale } = parse(noteListQuerySchema, ctx.query);
      ctx.body = await notes().list({ userId, lessonId, q, page: page === undefined ? 1 : Number(page), locale });
    },

    async create(ctx: Context) {
      const userId = requireLearner(ctx);
      parse(noQuerySchema, ctx.query);
      const { note, isNew } = await notes().create({ userId, note: parse(newNoteSchema, ctx.request.body) });
      ctx.status = isNew ? 201 : 200;
      ctx.body = { data: note };
    },

    async findOne(ctx: Context) {
      const userId = requireLearner(ctx);
      ctx.body = { data: await notes().find({ userId, id: readId(ctx) }) };
    },

    async update(ctx: Context) {
      const userId = requireLearner(ctx);
      const id = readId(ctx);
      ctx.body = { data: await notes().change({ userId, id, change: parse(noteChangeSchema, ctx.request.body) }) };
    },

    async delete(ctx: Context) {
      const userId = requireLearner(ctx);
      await notes().remove({ userId, id: readId(ctx) });
      ctx.status = 204;
    },

    async export(ctx: Context) {
      const userId = requireLearner(ctx);
      parse(noQuerySchema, ctx.query);
      const siteUrl: string = strapi.plugin('progress').config('siteUrl');
      ctx.type = 'text/markdown; charset=utf-8';
      ctx.set('Content-Disposition', 'attachment; filename="notes.md"');
      ctx.body = Readable.from(notes().export({ userId, siteUrl }));
    },
  };
};
