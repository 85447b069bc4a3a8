import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { BEAT_EVERY, type StreamSeat } from '../../../contract/index.ts';
import { nameAddress } from '../../../domain/name-address.ts';
import type { MuxConfig } from '../config.ts';
import {
  beatSeat,
  forgetSeats,
  leaveSeat,
  sweepSeats,
  takeSeat,
  type DeferredRead,
  type Screen,
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

  return {
    /**
     * Admits a viewer to one lesson: counts the lease, seats the screen; one SQL statement, which also answers `also`.
     *
     * @throws Refusal 429 `too-many-leases` with `retryAfter` seconds, 409 `stream-taken-over`
     */
    async admit({
      viewer: { userId, session, address },
      lessonId,
      also = null,
    }: {
      viewer: Viewer;
      lessonId: string;
      also?: DeferredRead | null;
    }): Promise<string | null> {
      const { leasesAtOnce, leasesPerMinute, streamsPerLearner } = config();
      const factor = userId === null ? VISITORS_FACTOR : 1;
      const seat = await takeSeat({
        db: db(),
        allowance: {
          key: userId === null ? nameAddress({ address }) : nameLearner(userId),
          burst: leasesAtOnce * factor,
          perMinute: leasesPerMinute * factor,
        },
        screen: userId !== null && session ? { userId, session } : null,
        lessonId,
        limit: streamsPerLearner,
        also,
      });
      if (!seat.isAllowed) {
        throw new Refusal({
          status: 429,
          code: 'too-many-leases',
          message: 'Too many films were opened in a short time. Wait a moment, then try again.',
          details: { retryAfter: seat.retryAfter },
        });
      }
      if (!seat.isSeated) throw takenOver();
      return seat.read;
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
