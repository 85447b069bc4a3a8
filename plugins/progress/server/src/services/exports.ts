import type { Readable } from 'node:stream';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { ADMIN_CODES, type ExportFormat } from '../../../contract/admin.ts';
import { PROGRESS_CODES } from '../../../contract/codes.ts';
import { listCourses } from '../store/admin/courses.ts';
import { listCourseProgress } from '../store/admin/exports.ts';
import { listLearnersAfter, type LearnerRecord } from '../store/admin/learners.ts';
import { writeCsv } from '../export/write-csv.ts';
import { writeXlsx } from '../export/write-xlsx.ts';
import type { Cell } from '../export/cell.ts';

/** Learners read at a time; what is in memory, and how long others wait, follows from it. */
const BATCH = 500;

/** Files written at a time by one process. */
const MOST_EXPORTS = 2;

const LEARNER_COLUMNS = [
  'E-mail',
  'First name',
  'Last name',
  'Blocked',
  'Joined',
  'Last active',
  'Lessons begun',
  'Lessons done',
  'Minutes watched',
];
const COURSE_COLUMNS = [
  'E-mail',
  'First name',
  'Last name',
  'Lessons',
  'Lessons begun',
  'Lessons done',
  'Percent done',
  'Minutes watched',
  'Begun',
  'Last active',
];

/** Lists of learners as files, read and written piece by piece: memory stays as it is whatever their length. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  let running = 0;

  return {
    /**
     * All learners, or those a search finds; of a person only what says who it is and how far they got.
     *
     * @param by id of the admin user, for the log
     * @throws Refusal 429 `export-busy`
     */
    exportLearners({
      search = '',
      format,
      by,
    }: {
      search?: string | undefined;
      format: ExportFormat;
      by: number;
    }): Readable {
      return write({ format, by, name: 'learners', columns: LEARNER_COLUMNS, batches: readLearners({ search }) });
    },

    /**
     * Everybody who began a course.
     *
     * @throws Refusal 404 `course-not-found`, 429 `export-busy`
     */
    async exportCourse({
      courseId,
      format,
      by,
    }: {
      courseId: string;
      format: ExportFormat;
      by: number;
    }): Promise<Readable> {
      const [course] = await listCourses({ db: db(), courseId });
      if (!course)
        throw new Refusal({ status: 404, code: PROGRESS_CODES.courseNotFound, message: 'There is no such course.' });
      return write({
        format,
        by,
        name: `course ${courseId}`,
        columns: COURSE_COLUMNS,
        batches: readCourse({ courseId, lessons: course.lessons }),
      });
    },
  };

  function write({
    format,
    by,
    name,
    columns,
    batches,
  }: {
    format: ExportFormat;
    by: number;
    name: string;
    columns: readonly string[];
    batches: AsyncIterable<Cell[][]>;
  }): Readable {
    if (running >= MOST_EXPORTS)
      throw new Refusal({
        status: 429,
        code: ADMIN_CODES.exportBusy,
        message: 'Other lists are being saved; try again in a minute.',
      });
    running += 1;
    strapi.log.info(`progress: admin ${by} saves the list "${name}" as ${format}`);
    const file = (format === 'csv' ? writeCsv : writeXlsx)({ columns, batches });
    // Also when the admin's browser goes away in the middle.
    file.once('close', () => (running -= 1));
    return file;
  }

  async function* readLearners({ search }: { search: string }): AsyncGenerator<Cell[][]> {
    for (let after = 0; ; ) {
      const learners = await listLearnersAfter({ db: db(), search, after, limit: BATCH });
      yield learners.map(toLearnerCells);
      if (learners.length < BATCH) return;
      after = learners.at(-1)?.id ?? after;
    }
  }

  async function* readCourse({ courseId, lessons }: { courseId: string; lessons: number }): AsyncGenerator<Cell[][]> {
    for (let after: number | null = 0; after !== null; ) {
      const batch = await listCourseProgress({ db: db(), courseId, after, limit: BATCH });
      yield batch.rows.map((row) => [
        row.email,
        row.firstName,
        row.lastName,
        lessons,
        row.begun,
        row.done,
        lessons === 0 ? 0 : Math.floor((100 * row.done) / lessons),
        toMinutes(row.seconds),
        row.begunAt,
        row.lastActiveAt,
      ]);
      after = batch.last;
    }
  }
};

function toLearnerCells(learner: LearnerRecord): Cell[] {
  return [
    learner.email,
    learner.firstName,
    learner.lastName,
    learner.isBlocked ? 'yes' : 'no',
    learner.joinedAt,
    learner.lastActiveAt,
    learner.lessonsBegun,
    learner.lessonsDone,
    toMinutes(learner.secondsWatched),
  ];
}

const toMinutes = (seconds: number): number => Math.round(seconds / 6) / 10;
