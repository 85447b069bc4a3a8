import type { Core } from '@strapi/strapi';
import { getService } from './get-service.ts';
import { PERIOD } from './services/budget.ts';

/** Seconds after which what waits for nobody is looked after again. */
const CARE = 30;

/** What the plugin does by itself, in one process at a time: asking Mux what no webhook told, and doing what has become due. */
export function declareRecurringJobs({ strapi }: { strapi: Core.Strapi }): void {
  const queue = strapi.plugin('jobs').service('queue');
  queue.declare({
    name: 'mux.reconcile',
    every: PERIOD,
    run: () => getService(strapi, 'reconciler').run(),
  });
  queue.declare({ name: 'mux.take-care', every: CARE, run: () => getService(strapi, 'caretaker').run() });
}
