import { SESSIONS_PATH, sessionPath } from '@diamond/accounts/contract/paths';
import type { Device } from '@diamond/accounts/contract/types';
import { useEffect, useState } from 'react';
import { useSession } from '../auth/session-context.tsx';

export type DevicesState = readonly Device[] | 'failed' | null;

/** Where the learner is signed in: `null` on its way. What is ended leaves the list when the CMS has said so. */
export function useDevices(): {
  devices: DevicesState;
  retry: () => void;
  /** @throws ApiError */
  end: (device: Device) => Promise<void>;
  /** All but this one. @throws ApiError */
  endOthers: () => Promise<void>;
} {
  const { session, isLearner } = useSession();
  const [devices, setDevices] = useState<DevicesState>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!isLearner) return;
    const leaving = new AbortController();
    setDevices(null);
    session.request<{ data: Device[] }>({ path: SESSIONS_PATH, signal: leaving.signal }).then(
      ({ data }) => setDevices(data),
      () => {
        if (!leaving.signal.aborted) setDevices('failed');
      }
    );
    return () => leaving.abort();
  }, [session, isLearner, attempt]);

  const keep = (isKept: (device: Device) => boolean) =>
    setDevices((known) => (Array.isArray(known) ? known.filter(isKept) : known));
  return {
    devices,
    retry: () => setAttempt((count) => count + 1),
    end: async (device) => {
      await session.request<undefined>({ path: sessionPath(device.id), method: 'DELETE' });
      keep(({ id }) => id !== device.id);
    },
    endOthers: async () => {
      await session.request<undefined>({ path: SESSIONS_PATH, method: 'DELETE' });
      keep(({ isCurrent }) => isCurrent);
    },
  };
}
