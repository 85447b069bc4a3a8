import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { browserSession } from './browser-session.ts';
import type { Session, SessionStatus } from './session.ts';

interface SessionValue {
  status: SessionStatus;
  isLearner: boolean;
  /** The learner as the CMS names them; null for anyone else. */
  learnerId: string | null;
  session: Session;
}

const SessionContext = createContext<SessionValue | null>(null);

/** Every page is drawn for nobody in particular, then learns who is looking. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const status = useSyncExternalStore(subscribe, readStatus, readServerStatus);
  useEffect(() => {
    void browserSession().restore();
  }, []);
  const learnerId = useSyncExternalStore(subscribe, readLearnerId, readNobody);
  const value = useMemo(
    () => ({ status, isLearner: status === 'learner', learnerId, session: lazySession }),
    [status, learnerId]
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
  subscribe: (changed) => browserSession().subscribe(changed),
  restore: () => browserSession().restore(),
  signIn: (credentials) => browserSession().signIn(credentials),
  register: (registration) => browserSession().register(registration),
  resetPassword: (reset) => browserSession().resetPassword(reset),
  signOut: () => browserSession().signOut(),
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

function readNobody(): null {
  return null;
}

function readServerStatus(): SessionStatus {
  return 'unknown';
}
