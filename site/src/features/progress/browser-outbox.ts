import { createOutbox, type Outbox } from '@diamond/progress/contract/outbox';
import { CMS_URL } from '../../lib/api.ts';
import { holdLock } from '../../lib/locks.ts';
import { browserSession } from '../auth/browser-session.ts';
import { createQueueStorage } from './queue-storage.ts';
import { sendReports } from './send-reports.ts';

let outbox: Outbox | null = null;

/** What this tab plays and what is left of earlier ones, on its way to the CMS; made when it is first asked for. */
export function browserOutbox(): Outbox {
  if (outbox) return outbox;
  const session = browserSession();
  const made = createOutbox({
    storage: createQueueStorage(),
    owner: session.learnerId,
    send: (request) => sendReports({ session, cmsUrl: CMS_URL, ...request }),
    alone: (task) => holdLock({ name: 'diamond.progress.send', task }),
    clock: browserClock,
    random: Math.random,
  });
  outbox = made;
  addEventListener('online', () => void made.retry());
  let known = session.learnerId();
  session.subscribe(() => {
    const learner = session.learnerId();
    if (learner !== null && learner !== known) void made.retry();
    known = learner;
  });
  return made;
}

export const browserClock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms: number, task: () => void) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
