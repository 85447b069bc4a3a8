import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import {
  CRM_CODES,
  type ConflictView,
  type CrmSettings,
  type CrmStatus,
  type EventPage,
  type EventState,
} from '../../../contract/index.ts';
import { findField } from '../../../domain/plan-effects.ts';
import type { CrmConfig } from '../config.ts';
import { GhlError } from '../ghl-error.ts';
import { countContacts, listConflicts } from '../store/contacts.ts';
import { listEvents } from '../store/events.ts';
import { readGate } from '../store/gate.ts';
import { GateClosed } from './gate.ts';
import { EVENT_JOB } from './outbox.ts';

const PAGE_SIZE = 25;
const MOST_CONFLICTS = 200;

/** Milliseconds an admin waits for GHL. */
const PATIENCE = 5_000;

/** What the admin's page shows. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  const service = (name: string) => strapi.plugin('ghl-sync').service(name);

  return {
    async overview(): Promise<CrmStatus> {
      const [gate, contacts, { settings }, jobs] = await Promise.all([
        readGate({ db: db() }),
        countContacts({ db: db() }),
        service('settings').read() as Promise<{ settings: CrmSettings }>,
        measureQueue(),
      ]);
      const { closedUntil, ...limits } = gate;
      return {
        isConnected: service('settings').isConnected(),
        isOn: settings.isOn,
        locationId: strapi.config.get<CrmConfig>('plugin::ghl-sync').locationId,
        limits: { ...limits, closedUntil: closedUntil?.toISOString() ?? null },
        ...jobs,
        ...contacts,
      };
    },

    /** Collects and sends nothing, until `resume`. */
    async pause(): Promise<void> {
      await strapi.plugin('jobs').service('overview').pause({ queue: EVENT_JOB });
    },

    async resume(): Promise<void> {
      await strapi.plugin('jobs').service('overview').resume({ queue: EVENT_JOB });
    },

    /** How events went, the last first. */
    async listEvents({
      userId = null,
      state = null,
      page = 1,
    }: {
      userId?: number | null;
      state?: EventState | null;
      page?: number;
    }): Promise<EventPage> {
      const { events, total } = await listEvents({
        db: db(),
        userId,
        state,
        limit: PAGE_SIZE,
        offset: (page - 1) * PAGE_SIZE,
      });
      return { data: events, meta: { page, pageSize: PAGE_SIZE, total } };
    },

    async listConflicts(): Promise<ConflictView[]> {
      return listConflicts({ db: db(), limit: MOST_CONFLICTS });
    },

    /** Tries a failed event again. @throws Refusal 404 of the jobs plugin */
    async retry({ jobId }: { jobId: string }): Promise<void> {
      await strapi.plugin('jobs').service('overview').retry({ queue: EVENT_JOB, jobId });
    },

    async retryFailed(): Promise<void> {
      await strapi.plugin('jobs').service('overview').retryFailed({ queue: EVENT_JOB });
    },

    /**
     * Looks at GHL for what settings name.
     *
     * @throws Refusal 400 `unknown-field` or `unknown-workflow` naming it, and as `testConnection`
     */
    async assertKnown({ settings }: { settings: CrmSettings }): Promise<void> {
      const rules = Object.values(settings.rules);
      const fields = rules.flatMap((rule) => rule.fields.map(({ field }) => field));
      const workflows = rules.flatMap(({ workflowId }) => workflowId ?? []);
      if (fields.length > 0) {
        const known = await this.listFields();
        const stranger = fields.find((field) => !findField({ field, knownFields: known }));
        if (stranger !== undefined)
          throw unknown({ code: CRM_CODES.unknownField, what: 'custom field', name: stranger });
      }
      if (workflows.length > 0) {
        const known = new Set((await this.listWorkflows()).map(({ id }) => id));
        const stranger = workflows.find((workflow) => !known.has(workflow));
        if (stranger !== undefined)
          throw unknown({ code: CRM_CODES.unknownWorkflow, what: 'workflow', name: stranger });
      }
    },

    /** The location's name. @throws Refusal 409 `not-connected`, 502 `ghl-refused`, 503 `ghl-away` */
    async testConnection(): Promise<{ id: string; name: string }> {
      return asAdmin(() => service('client').findLocation({ lane: 'now', patience: PATIENCE, isProbe: true }));
    },

    /** Custom fields of contacts. @throws Refusal as `testConnection` */
    async listFields(): Promise<{ id: string; key: string; name: string }[]> {
      return asAdmin(() => service('location').listFields({ lane: 'now', patience: PATIENCE, isFresh: true }));
    },

    /** @throws Refusal as `testConnection` */
    async listWorkflows(): Promise<{ id: string; name: string }[]> {
      return asAdmin(() => service('client').listWorkflows({ lane: 'now', patience: PATIENCE }));
    },
  };

  async function measureQueue(): Promise<Pick<CrmStatus, 'isPaused' | 'waiting' | 'failed'>> {
    const { queues } = await strapi.plugin('jobs').service('overview').measure();
    const queue = (
      queues as {
        name: string;
        isPaused: boolean;
        waiting: number;
        running: number;
        retrying: number;
        failed: number;
      }[]
    ).find(({ name }) => name === EVENT_JOB);
    if (!queue) return { isPaused: false, waiting: 0, failed: 0 };
    return {
      isPaused: queue.isPaused,
      waiting: queue.waiting + queue.running + queue.retrying,
      failed: queue.failed,
    };
  }

  /** A call that somebody in the admin waits for. */
  async function asAdmin<T>(call: () => Promise<T>): Promise<T> {
    if (!service('settings').isConnected())
      throw new Refusal({ status: 409, code: CRM_CODES.notConnected, message: 'No GoHighLevel is connected.' });
    try {
      return await call();
    } catch (error) {
      if (error instanceof GateClosed)
        throw new Refusal({ status: 503, code: CRM_CODES.ghlAway, message: error.message });
      if (!(error instanceof GhlError)) throw error;
      const isAway = error.failure.kind === 'away' || error.failure.kind === 'too-many';
      throw new Refusal({
        status: isAway ? 503 : 502,
        code: isAway ? CRM_CODES.ghlAway : CRM_CODES.ghlRefused,
        message: error.message,
      });
    }
  }
};

function unknown({ code, what, name }: { code: string; what: string; name: string }): Refusal {
  return new Refusal({ status: 400, code, message: `GHL has no ${what} "${name}".` });
}
