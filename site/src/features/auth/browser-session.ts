import { callApi } from '../../lib/api.ts';
import { holdLock } from '../../lib/locks.ts';
import { readStored, writeStored } from '../../lib/storage.ts';
import { createSession, type Session, type TabMessage } from './session.ts';

const HINT = 'diamond.session';
const LOCK = 'diamond.session.renew';

let session: Session | null = null;

/** The session of this tab, made when it is first asked for; only in a browser. */
export function browserSession(): Session {
  session ??= createSession({
    call: callApi,
    hint: {
      read: () => readStored(HINT) === '1',
      write: (mayExist) => {
        writeStored({ key: HINT, value: mayExist ? '1' : null });
      },
    },
    alone: (task) => holdLock({ name: LOCK, task }),
    tabs: openTabs(),
    now: Date.now,
  });
  return session;
}

function openTabs() {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, listen: () => undefined };
  const channel = new BroadcastChannel('diamond.session');
  return {
    // A channel has no target: only this origin's own tabs are on it.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    tell: (message: TabMessage) => channel.postMessage(message),
    listen: (heard: (message: TabMessage) => void) => {
      channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => heard(data));
    },
  };
}
