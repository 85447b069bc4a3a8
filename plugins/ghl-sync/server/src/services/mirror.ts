import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import {
  CRM_CODES,
  type CrmEvent,
  type CrmSettings,
  type Difference,
  type MirrorRun,
  type MirrorRunKind,
} from '../../../contract/index.ts';
import { compareContact } from '../../../domain/compare-contact.ts';
import { expectTags } from '../../../domain/expect-tags.ts';
import type { GhlContact } from '../../../domain/read-contact.ts';
import { maskWords } from '../../../domain/mask-words.ts';
import { toE164 } from '../../../domain/to-e164.ts';
import { isFinal } from '../ghl-error.ts';
import { claimMilestone, listTold, type Milestone } from '../store/milestones.ts';
import {
  endRun,
  findRun,
  listDifferences,
  listNext,
  listRuns,
  noteLearner,
  startRun,
  toRun,
  type RunRow,
} from '../store/runs.ts';
import type { Caller } from './gate.ts';

/** The job that does a part of a run, and makes the next. */
export const MIRROR_JOB = 'ghl-sync.mirror';

/** Learners of one job. */
const BATCH = 50;
const RUNS_SHOWN = 10;
const PAGE_SIZE = 25;

type Learner = Awaited<ReturnType<typeof listNext>>[number];

/** Passes over all learners: what differs at GHL, putting it right, telling of those who were there before. They yield to what happens now. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  const service = (name: string) => strapi.plugin('ghl-sync').service(name);

  return {
    /** @throws Refusal 409 `not-connected`, `run-under-way` */
    async start({ kind }: { kind: MirrorRunKind }): Promise<MirrorRun> {
      if (!service('settings').isCollecting())
        throw new Refusal({
          status: 409,
          code: CRM_CODES.notConnected,
          message: 'No GoHighLevel is connected, or the mirror is switched off.',
        });
      return db().transaction(async (trx) => {
        const run = await startRun({ db: trx, kind });
        if (!run)
          throw new Refusal({ status: 409, code: CRM_CODES.runUnderWay, message: 'Another pass is under way.' });
        await goOn({ runId: run.id, after: 0, trx });
        return toRun(run);
      });
    },

    /** Ends the run under way; what it did stays done. */
    async stop(): Promise<void> {
      await endRun({ db: db(), state: 'stopped' });
    },

    /** The last runs, the newest first. */
    async list(): Promise<MirrorRun[]> {
      return listRuns({ db: db(), limit: RUNS_SHOWN });
    },

    async listDifferences({ runId, page = 1 }: { runId: number; page?: number }) {
      const offset = (page - 1) * PAGE_SIZE;
      const { differences, total } = await listDifferences({ db: db(), runId, limit: PAGE_SIZE, offset });
      return { data: differences, meta: { page, pageSize: PAGE_SIZE, total } };
    },

    /** One part of a run. @throws what says that GHL is away: tried again from the learner it stopped at */
    async work({ runId, jobId, caller }: { runId: number; jobId: string; caller: Caller }): Promise<void> {
      const run = await findRun({ db: db(), runId });
      if (run?.state !== 'running') return;
      if (!service('settings').isCollecting()) return this.stop();
      const learners = await listNext({ db: db(), kind: run.kind, after: run.lastUserId, limit: BATCH });
      for (const learner of learners) {
        caller.signal?.throwIfAborted();
        await lookAt({ run, learner, jobId, caller });
      }
      const last = learners.at(-1);
      if (last && learners.length === BATCH) await goOn({ runId, after: last.userId });
      else await endRun({ db: db(), runId, state: 'done' });
    },
  };

  async function goOn({
    runId,
    after,
    trx,
  }: {
    runId: number;
    after: number;
    trx?: ReturnType<typeof db>;
  }): Promise<void> {
    await strapi
      .plugin('jobs')
      .service('queue')
      .enqueue({ name: MIRROR_JOB, payload: { runId }, once: `${runId} ${after}`, ...(trx ? { trx } : {}) });
  }

  async function lookAt({
    run,
    learner,
    jobId,
    caller,
  }: {
    run: RunRow;
    learner: Learner;
    jobId: string;
    caller: Caller;
  }): Promise<void> {
    const { userId, contactId } = learner;
    let what: Difference['what'] = [];
    let failure: string | null = null;
    try {
      if (run.kind === 'backfill') {
        what = ['no-contact'];
        await backfill({ userId, jobId, caller });
      } else {
        what = await compare({ learner, caller });
        if (run.kind === 'repair' && what.length > 0) await repair({ learner, jobId, caller });
      }
    } catch (error) {
      if (!isFinal(error)) throw error;
      // About this one contact: the others need not wait for it.
      failure = maskWords(error instanceof Error ? error.message : String(error));
    }
    await noteLearner({ db: db(), runId: run.id, userId, contactId, what, failure });
  }

  async function compare({ learner, caller }: { learner: Learner; caller: Caller }): Promise<Difference['what']> {
    const { contactId, email, userId } = learner;
    const client = service('client');
    const contact: GhlContact | null =
      contactId === null
        ? await client.searchDuplicate({ ...caller, by: 'email', value: email })
        : await client.findContact({ ...caller, contactId });
    const told = await listTold({ db: db(), userIds: [userId] });
    const settings: CrmSettings = service('settings').recall();
    const events: CrmEvent[] = ['registered', ...told.map(({ event }) => event)];
    const tags = expectTags({ events, settings });
    return compareContact({
      learner: { ...learner, phone: toE164(learner.phone) },
      contact,
      tags,
      wasKnown: contactId !== null,
    });
  }

  /** Tells all that was told once more: the same ends in the same, and no workflow is started a second time. */
  async function repair({
    learner: { userId, contactId, joinedAt },
    jobId,
    caller,
  }: {
    learner: Learner;
    jobId: string;
    caller: Caller;
  }): Promise<void> {
    const told = await listTold({ db: db(), userIds: [userId] });
    const again = contactId === null ? null : joinedAt;
    await service('pushes').tell({ userId, event: 'registered', courseId: null, jobId, caller, again });
    for (const { event, courseId, reachedAt } of told)
      await service('pushes').tell({ userId, event, courseId, jobId, caller, again: reachedAt });
  }

  /** Tells of somebody GHL never heard of, and of all they reached. */
  async function backfill({ userId, jobId, caller }: { userId: number; jobId: string; caller: Caller }): Promise<void> {
    await service('pushes').tell({ userId, event: 'registered', courseId: null, jobId, caller });
    const due: Milestone[] = await service('milestones').findDue({ userIds: [userId] });
    for (const milestone of due) {
      await service('pushes').tell({ ...milestone, jobId, caller });
      await claimMilestone({ db: db(), ...milestone });
    }
  }
};
