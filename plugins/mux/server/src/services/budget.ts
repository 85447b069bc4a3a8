import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { createStore } from '../store.ts';
import type { MuxCalls, MuxClient } from './mux-client.ts';

/** Requests all cms processes together make by themselves in one period. Mux limits what an environment may ask. */
const REQUESTS = 10;

/** Seconds of a period, and between two runs of the reconciler. */
export const PERIOD = 30;

/** The budget is spent, or Mux is let alone for a while: nothing is wrong, the work waits. */
export class NoBudget extends Error {}

/** What says that Mux has enough for now, rather than something about the one thing that was asked. */
const FAILURES = new Set(['mux-busy', 'mux-unreachable', 'mux-credentials']);

type Spending = { [Name in keyof MuxCalls]: MuxCalls[Name] };

/** The requests nobody waits for: counted over all processes, one try each, and none while Mux does not want any. */
export default function createBudget({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  const client = (): MuxClient => strapi.plugin('mux').service('mux-client');

  async function spend<T>(call: () => Promise<T>): Promise<T> {
    if (!(await store.spend({ limit: REQUESTS, seconds: PERIOD }))) throw new NoBudget('mux: the budget is spent');
    try {
      const answer = await call();
      await store.resumeRequests();
      return answer;
    } catch (error) {
      if (error instanceof Refusal && FAILURES.has(error.details.code)) await store.pauseRequests();
      // Mux answered, if only to refuse this one thing.
      else await store.resumeRequests();
      throw error;
    }
  }

  return {
    /** The calls of the client, each of which spends. @throws NoBudget, beside what the call throws */
    calls(): Pick<Spending, 'findUpload' | 'findAsset' | 'readList' | 'addSignedPlaybackId' | 'removePlaybackId'> {
      const { once } = client();
      return {
        findUpload: (question) => spend(() => once.findUpload(question)),
        findAsset: (question) => spend(() => once.findAsset(question)),
        readList: (question) => spend(() => once.readList(question)),
        addSignedPlaybackId: (question) => spend(() => once.addSignedPlaybackId(question)),
        removePlaybackId: (question) => spend(() => once.removePlaybackId(question)),
      };
    },
  };
}
