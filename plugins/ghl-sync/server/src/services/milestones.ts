import type { Core } from '@strapi/strapi';
import type { CrmSettings } from '../../../contract/index.ts';
import { decideMilestones } from '../../../domain/decide-milestones.ts';
import { findOrphans } from '../store/contacts.ts';
import { claimMilestone, listTold, readLooked, writeLooked, type Milestone } from '../store/milestones.ts';

/** Learners whose courses are asked for in one statement. */
const AT_ONCE = 500;

/** Milliseconds the figures may lag behind what learners do: these are looked at again. */
const LAG = 180_000;

/** Accounts that are gone, taken up in one look. */
const ORPHANS = 500;

/** A learner in a course, as the progress plugin tells it. */
interface Standing {
  userId: number;
  courseId: string;
  percent: number;
  lastAt: Date;
}

/** Finds what learners have reached in courses and GHL was not told, and writes it down to be told, once. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  const service = (name: string) => strapi.plugin('ghl-sync').service(name);
  const progress = () => strapi.plugin('progress').service('milestones');

  return {
    /** What these learners have reached that is not told yet. */
    async findDue({ userIds }: { userIds: readonly number[] }): Promise<Milestone[]> {
      const [standings, told]: [Standing[], Milestone[]] = await Promise.all([
        progress().list({ userIds }),
        listTold({ db: db(), userIds }),
      ]);
      return userIds.flatMap((userId) =>
        decideMilestones({
          standings: standings.filter((standing) => standing.userId === userId),
          told: new Set(
            told.filter((one) => one.userId === userId).map(({ courseId, event }) => `${courseId} ${event}`)
          ),
        }).map((milestone) => ({ userId, ...milestone }))
      );
    },

    /** Has everything told that these learners reached meanwhile. */
    async look({ userIds }: { userIds: readonly number[] }): Promise<void> {
      if (!service('settings').isCollecting()) return;
      for (let start = 0; start < userIds.length; start += AT_ONCE) {
        for (const due of await this.findDue({ userIds: userIds.slice(start, start + AT_ONCE) })) await tell(due);
      }
    },

    /** Of everybody who did something since the last look; nothing of the time in which nobody collected. */
    async sweep(): Promise<void> {
      const now = new Date();
      if (service('settings').isCollecting()) {
        const since = new Date((await readLooked({ db: db() })).getTime() - LAG);
        await this.look({ userIds: await progress().listActive({ since }) });
        await forgetOrphans();
      }
      await writeLooked({ db: db(), until: now });
    },

    /** Courses in which nothing happens any more. A course that stalls again is told again. */
    async findStalled(): Promise<void> {
      if (!service('settings').isCollecting()) return;
      const { stalledDays }: CrmSettings = service('settings').recall();
      const stalled: Standing[] = await progress().listStalled({ days: stalledDays });
      for (const { userId, courseId, lastAt } of stalled)
        await tell({ userId, courseId, event: 'stalled', since: lastAt });
    },
  };

  /** The mark and the job are one transaction: neither is there without the other. */
  async function tell({ since, ...milestone }: Milestone & { since?: Date }): Promise<void> {
    await db().transaction(async (trx) => {
      if (await claimMilestone({ db: trx, ...milestone, since: since ?? null }))
        await service('outbox').enqueue({ ...milestone, trx });
    });
  }

  /** Contacts of accounts that went away without anybody hearing of it, such as many at once. */
  async function forgetOrphans(): Promise<void> {
    for (const userId of await findOrphans({ db: db(), limit: ORPHANS }))
      await service('outbox').enqueue({ userId, event: 'forgotten', once: 'orphan' });
  }
};
