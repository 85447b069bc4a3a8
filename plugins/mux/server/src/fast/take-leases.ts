import type { IncomingMessage } from 'node:http';
import type { EntitledLesson } from '@diamond/access/contract';
import { openFastLane } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { PlaybackLease } from '../../../contract/index.ts';
import { findStandings } from '../entitlements.ts';
import { getService } from '../get-service.ts';
import { readHead, type FastHead } from './read-head.ts';

const LEASE = 'plugin::mux.playback.lease';

/** What this plugin needs of whoever knows learners by their tokens. */
interface Principals {
  recallSession: (question: { token: string }) => Session | null;
  findSession: (question: { token: string }) => Promise<Session | null>;
}

interface Session {
  userId: number;
  ability: { can: (action: string) => boolean };
}

/**
 * The fast way of leases: for a learner whose session runs, whose role may ask, and who may watch the lesson, each known for
 * less than a minute. What is not a yes, and who is no learner, is the ordinary route's.
 */
export function takeLeasesFast({ strapi }: { strapi: Core.Strapi }): void {
  openFastLane({ strapi, lane: { readHead, take } });

  async function take(request: IncomingMessage, head: FastHead): Promise<{ data: PlaybackLease } | null> {
    const { lessonId, session, playing, token } = head;
    const learner = await findLearner(token);
    if (!learner) return null;
    const lesson = await findLesson({ lessonId, userId: learner.userId });
    if (!lesson) return null;
    const viewer = { userId: learner.userId, session, address: request.socket.remoteAddress ?? '' };
    const data = await getService(strapi, 'leases').mintFor({ viewer, lessonId, videoId: lesson.videoId, playing });
    return { data };
  }

  async function findLearner(token: string): Promise<Session | null> {
    const principals = strapi.plugin('accounts')?.service('principals') as Principals | undefined;
    const session = principals?.recallSession({ token }) ?? (await principals?.findSession({ token }));
    return session?.ability.can(LEASE) ? session : null;
  }

  async function findLesson(question: { lessonId: string; userId: number }): Promise<EntitledLesson | null> {
    const standings = findStandings({ strapi });
    return standings ? (standings.recallLesson(question) ?? standings.findLesson(question)) : null;
  }
}
