import type { EntitledLesson } from '@diamond/access/contract';
import type { Core } from '@strapi/strapi';
import { MAX_REPORTS, type ProgressReport } from '../../../contract/index.ts';
import { findSession } from './find-session.ts';
import type { FastHead } from './read-head.ts';
import { isPlainReport, isPlainSyncReport } from './plain-report.ts';

const REPORT = 'plugin::progress.lessons.report';
const SYNC = 'plugin::progress.sync.report';
/** Characters of a browser's name that are kept, as on the ordinary route. */
const USER_AGENT_LENGTH = 300;

/** What a report came to; `null`: it is the ordinary route's to answer. */
type Taking = Promise<{ data: unknown } | null>;

/** A lesson that its learner may watch, with its film's length in seconds. */
interface ReadyLesson {
  lesson: EntitledLesson;
  duration: number;
}

/** Takes reports of which everything is known; what is not known is asked for once, together with what others ask. */
export function createTaker({ strapi }: { strapi: Core.Strapi }): {
  take: (request: { head: FastHead; body: Buffer; userAgent: string | undefined }) => Taking;
} {
  const standings = () => strapi.plugin('access').service('standings');
  const films = () => strapi.plugin('progress').service('films');
  const reports = () => strapi.plugin('progress').service('reports');

  return {
    async take({ head, body, userAgent }) {
      const read = readJson(body);
      const browser = userAgent?.slice(0, USER_AGENT_LENGTH) || null;
      if (head.lessonId === null) return isPlainSync(read) ? takeMany(head, read.reports, browser) : null;
      return isPlainReport(read) ? takeOne(head, head.lessonId, read, browser) : null;
    },
  };

  async function takeOne(head: FastHead, lessonId: string, report: ProgressReport, userAgent: string | null): Taking {
    const session = await findSession({ strapi, token: head.token, action: REPORT });
    const ready = session && (await findReady({ lessonId, userId: session.userId }));
    if (!session || !ready) return null;
    return { data: await reports().takeKnown({ userId: session.userId, ...ready, report, userAgent }) };
  }

  async function takeMany(
    head: FastHead,
    told: readonly (ProgressReport & { lessonId: string })[],
    userAgent: string | null
  ): Taking {
    const session = await findSession({ strapi, token: head.token, action: SYNC });
    if (!session) return null;
    const { userId } = session;
    const lessonIds = [...new Set(told.map(({ lessonId }) => lessonId))];
    const found = await Promise.all(lessonIds.map((lessonId) => findReady({ lessonId, userId })));
    const lessons = new Map<string, ReadyLesson>();
    for (const ready of found) {
      // One of them is refused: which, and why, is the ordinary route's to say.
      if (!ready) return null;
      lessons.set(ready.lesson.lessonId, ready);
    }
    return { data: await reports().takeManyKnown({ userId, lessons, reports: told, userAgent }) };
  }

  async function findReady(key: { lessonId: string; userId: number }): Promise<ReadyLesson | null> {
    const lesson: EntitledLesson | null = standings().recallLesson(key) ?? (await standings().findLesson(key));
    if (!lesson?.videoId) return null;
    const { videoId } = lesson;
    const duration: number | null = films().recallLength({ videoId }) ?? (await films().findLength({ videoId }));
    return duration ? { lesson, duration } : null;
  }
}

function isPlainSync(body: unknown): body is { reports: (ProgressReport & { lessonId: string })[] } {
  if (typeof body !== 'object' || body === null) return false;
  const { reports, ...rest } = body as { reports?: unknown };
  if (Object.keys(rest).length > 0 || !Array.isArray(reports)) return false;
  return reports.length >= 1 && reports.length <= MAX_REPORTS && reports.every(isPlainSyncReport);
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
