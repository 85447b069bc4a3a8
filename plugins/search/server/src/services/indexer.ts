import type { LessonDecision } from '@diamond/access/contract';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { buildCourse, buildLesson } from '../../../domain/build-documents.ts';
import { lockDocuments, readVersion, replaceDocuments, writeVersion } from '../store/documents.ts';
import { findAffectedCourses, findAffectedLessons, readCourses, readLessons, type Changed } from '../store/sources.ts';

/** Of the rules by which documents are made. Another number makes all of them anew after the next boot. */
export const INDEX_VERSION = 2;

/** Entries that are made at a time: their texts are in memory. */
const BATCH = 200;

/** Keeps what is searched equal to what is published. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const access = () => strapi.plugin('access').service('entitlements');

  async function indexCourses({ ids, trx }: { ids: readonly string[]; trx: Knex }): Promise<void> {
    const sources = await readCourses({ db: trx, ids });
    await replaceDocuments({ db: trx, kind: 'course', ids, documents: sources.map(buildCourse) });
  }

  async function indexLessons({ ids, trx }: { ids: readonly string[]; trx: Knex }): Promise<void> {
    const sources = await readLessons({ db: trx, ids });
    const decided: LessonDecision[] =
      sources.length > 0 ? await access().decideLessons({ lessonIds: ids, userId: null, trx }) : [];
    const open = new Set(decided.flatMap(({ allowed, lesson }) => (allowed ? [lesson.lessonId] : [])));
    const documents = sources.map((source) => buildLesson({ source, isOpen: open.has(source.lessonId) }));
    await replaceDocuments({ db: trx, kind: 'lesson', ids, documents });
  }

  return {
    /** Follows a change of content, in the transaction that makes it: both are there, or neither. */
    async follow({ changed, trx }: { changed: Changed; trx: Knex }): Promise<void> {
      await lockDocuments({ db: trx });
      for (const ids of batch(await findAffectedCourses({ db: trx, changed }))) await indexCourses({ ids, trx });
      for (const ids of batch(await findAffectedLessons({ db: trx, changed }))) await indexLessons({ ids, trx });
    },

    /** Makes everything anew, some entries at a time; the search answers meanwhile. */
    async rebuild({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
      const knex: Knex = strapi.db.connection;
      const work = async (ids: readonly string[], index: typeof indexCourses): Promise<void> => {
        signal?.throwIfAborted();
        await knex.transaction(async (trx) => {
          await lockDocuments({ db: trx });
          await index({ ids, trx });
        });
      };
      for (const ids of batch(await findAffectedCourses({ db: knex, changed: null }))) await work(ids, indexCourses);
      for (const ids of batch(await findAffectedLessons({ db: knex, changed: null }))) await work(ids, indexLessons);
      await writeVersion({ db: knex, version: INDEX_VERSION });
    },

    /** Whether what is searched was made by other rules than today's, or never. */
    async isOutdated(): Promise<boolean> {
      return (await readVersion({ db: strapi.db.connection })) !== INDEX_VERSION;
    },
  };
};

function batch(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, n) => ids.slice(n * BATCH, (n + 1) * BATCH));
}
