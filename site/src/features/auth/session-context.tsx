import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { browserSession } from './browser-session.ts';
import type { Departure, Session, SessionStatus } from './session.ts';

interface SessionValue {
  status: SessionStatus;
  isLearner: boolean;
  /** The learner as the CMS names them; null for anyone else. */
  learnerId: string | null;
  /** Why they are none any more, when this tab did not ask for it. */
  departure: Departure | null;
  session: Session;
}

const SessionContext = createContext<SessionValue | null>(null);

/** Every page is drawn for nobody in particular, then learns who is looking. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const status = useSyncExternalStore(subscribe, readStatus, readServerStatus);
  useEffect(() => {
    void browserSession().restore();
    return watchForReturn();
  }, []);
  const learnerId = useSyncExternalStore(subscribe, readLearnerId, readNobody);
  const departure = useSyncExternalStore(subscribe, readDeparture, readNobody);
  const value = useMemo(
    () => ({ status, isLearner: status === 'learner', learnerId, departure, session: lazySession }),
    [status, learnerId, departure]
  );
  return <SessionContext.Provider value={value}>{children}</SessionContext.Provider>;
}

export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSession needs a SessionProvider above it');
  return value;
}

/** The same object for server and browser, so that effects which name it do not run twice. */
const lazySession: Session = {
  status: () => browserSession().status(),
  learnerId: () => browserSession().learnerId(),
  departure: () => browserSession().departure(),
  dismiss: () => browserSession().dismiss(),
  subscribe: (changed) => browserSession().subscribe(changed),
  restore: () => browserSession().restore(),
  signIn: (credentials) => browserSession().signIn(credentials),
  register: (registration) => browserSession().register(registration),
  resetPassword: (reset) => browserSession().resetPassword(reset),
  changePassword: (change) => browserSession().changePassword(change),
  signOut: (scope) => browserSession().signOut(scope),
  deleteAccount: (proof) => browserSession().deleteAccount(proof),
  look: () => browserSession().look(),
  request: (request) => browserSession().request(request),
  token: (refused) => browserSession().token(refused),
};

function subscribe(changed: () => void): () => void {
  return browserSession().subscribe(changed);
}

function readStatus(): SessionStatus {
  return browserSession().status();
}

function readLearnerId(): string | null {
  return browserSession().learnerId();
}

function readDeparture(): Departure | null {
  return browserSession().departure();
}

/** Milliseconds out of sight after which a tab asks whether its learner is one still. */
const LONG_AWAY = 30_000;

/** A tab that comes back into sight, or out of the browser's memory, may have missed that it was signed out. */
function watchForReturn(): () => void {
  let hiddenAt = Date.now();
  const follow = () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > LONG_AWAY) void browserSession().look();
  };
  const wake = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void browserSession().look();
  };
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pageshow', wake);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    window.removeEventListener('pageshow', wake);
  };
}

function readNobody(): null {
  return null;
}

function readServerStatus(): SessionStatus {
  return 'unknown';
}
