import { createGroupCommit, Refusal, type GroupCommit } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { BEAT_EVERY, type LeaseResume, type StreamSeat } from '../../../contract/index.ts';
import { nameAddress } from '../../../domain/name-address.ts';
import type { MuxConfig } from '../config.ts';
import { findResumes } from '../resume.ts';
import {
  ASKER,
  beatSeat,
  forgetSeats,
  leaveSeat,
  listSeats,
  sweepSeats,
  takeSeats,
  type Asker,
  type Screen,
  type Seat,
} from '../store/seats.ts';

/** Who asks for a lease, and from where. */
export interface Viewer {
  /** Null: a visitor. */
  userId: number | null;
  /** UUID of the player's page; null from one that does not say. */
  session: string | null;
  /** The address the request came from. */
  address: string;
}

/** Visitors share addresses, families and schools more than anyone. */
const VISITORS_FACTOR = 2;

/** Who watches where at the moment, and how many leases they take: kept in Postgres, for all cms processes alike. */
export default function createStreams({ strapi }: { strapi: Core.Strapi }) {
  const db = () => strapi.db.connection;
  const config = () => strapi.config.get<MuxConfig>('plugin::mux');
  const learners = seatTogether({ factor: 1 });
  const visitors = seatTogether({ factor: VISITORS_FACTOR });

  /** Those who come at once are seated by one statement; of one allowance only one at a time. */
  function seatTogether({ factor }: { factor: number }): GroupCommit<Asker, Seat> {
    return createGroupCommit({
      keyOf: ({ key }) => key,
      commit: (askers: readonly Asker[]) => {
        const { leasesAtOnce, leasesPerMinute, streamsPerLearner } = config();
        return takeSeats({
          db: db(),
          allowance: { burst: leasesAtOnce * factor, perMinute: leasesPerMinute * factor },
          askers,
          limit: streamsPerLearner,
          also: findResumes({ strapi })?.ask?.(ASKER) ?? null,
        });
      },
    });
  }

  return {
    /**
     * Admits a viewer to one lesson: counts the lease, seats the screen, and finds where a learner stopped; one SQL statement
     * for all who come at once, where whoever keeps positions can say how.
     *
     * @throws Refusal 429 `too-many-leases` with `retryAfter` seconds, 409 `stream-taken-over`, 503 `busy`
     */
    async admit({
      viewer: { userId, session, address },
      lessonId,
    }: {
      viewer: Viewer;
      lessonId: string;
    }): Promise<LeaseResume | null> {
      const seat =
        userId === null
          ? await visitors.add({ key: nameAddress({ address }), userId, session: null, lessonId })
          : await learners.add({ key: nameLearner(userId), userId, session, lessonId });
      if (!seat.isAllowed) {
        throw new Refusal({
          status: 429,
          code: 'too-many-leases',
          message: 'Too many films were opened in a short time. Wait a moment, then try again.',
          details: { retryAfter: seat.retryAfter },
        });
      }
      if (!seat.isSeated) throw takenOver();
      if (userId === null) return null;
      const resumes = findResumes({ strapi });
      const question = { userId, lessonId };
      return resumes?.read ? resumes.read({ ...question, answer: seat.read }) : (resumes?.find(question) ?? null);
    },

    /** A sign of life of a screen that plays; one SQL statement. @throws Refusal 409 `stream-taken-over` */
    async beat(screen: Screen): Promise<StreamSeat> {
      if (!(await beatSeat({ db: db(), screen, limit: config().streamsPerLearner }))) throw takenOver();
      return { beatEvery: BEAT_EVERY };
    },

    leave: (screen: Screen): Promise<void> => leaveSeat({ db: db(), screen }),

    /** Removes what is kept of a learner here. */
    forget: ({ userId }: { userId: number }): Promise<void> =>
      forgetSeats({ db: db(), userId, key: nameLearner(userId) }),

    /** What is kept of a learner here. */
    export: async ({ userId }: { userId: number }): Promise<{ streams: unknown[] }> => ({
      streams: await listSeats({ db: db(), userId }),
    }),

    /** Removes what no longer counts. */
    sweep: (): Promise<void> => sweepSeats({ db: db() }),
  };
}

function nameLearner(userId: number): string {
  return `learner:${userId}`;
}

function takenOver(): Refusal {
  return new Refusal({
    status: 409,
    code: 'stream-taken-over',
    message: 'You went on watching on another screen, so the film stopped here.',
  });
}
