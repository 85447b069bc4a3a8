import type { Readable } from 'node:stream';
import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  courseFiguresParamsSchema,
  exportCourseQuerySchema,
  exportLearnersQuerySchema,
  type ExportFormat,
} from '../../../contract/index.ts';

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Seconds after which a refused export may be asked for again. */
const RETRY_AFTER = 60;

/** Lists of learners as files, for admins with the right to take them away. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const exports = () => strapi.plugin('progress').service('exports');

  return {
    async learners(ctx: Context) {
      const { search, format } = parse(exportLearnersQuerySchema, ctx.query);
      await send({ ctx, format, name: 'learners' }, () =>
        exports().exportLearners({ search, format, by: ctx.state.user.id })
      );
    },

    async course(ctx: Context) {
      const { courseId } = parse(courseFiguresParamsSchema, ctx.params);
      const { format } = parse(exportCourseQuerySchema, ctx.query);
      await send({ ctx, format, name: `course-${courseId}` }, () =>
        exports().exportCourse({ courseId, format, by: ctx.state.user.id })
      );
    },
  };

  async function send(
    { ctx, format, name }: { ctx: Context; format: ExportFormat; name: string },
    start: () => Readable | Promise<Readable>
  ): Promise<void> {
    const file = await startOrSayWhen(ctx, start);
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Content-Type', TYPES[format]);
    ctx.set('Content-Disposition', `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.${format}"`);
    // Half a list must not look like a whole one: without its end the connection breaks, and the browser says so.
    file.once('error', (error) => {
      strapi.log.error(`progress: a list was not saved to its end: ${error.message}`);
      ctx.res.destroy();
    });
    ctx.body = file;
  }
};

async function startOrSayWhen(ctx: Context, start: () => Readable | Promise<Readable>): Promise<Readable> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof Refusal && error.status === 429) ctx.set('Retry-After', String(RETRY_AFTER));
    throw error;
  }
}
