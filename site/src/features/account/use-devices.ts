import { SESSIONS_PATH, sessionPath } from '@diamond/accounts/contract/paths';
import type { Device } from '@diamond/accounts/contract/types';
import { useSession } from '../auth/session-context.tsx';
import { useLearnerData, type Asking, type LearnerData } from '../auth/use-learner-data.ts';

/** Where the learner is signed in. What is ended leaves the list when the CMS has said so. */
export function useDevices(): {
  devices: LearnerData<Device[]>;
  retry: () => void;
  /** @throws ApiError */
  end: (device: Device) => Promise<void>;
  /** All but this one. @throws ApiError */
  endOthers: () => Promise<void>;
} {
  const { session } = useSession();
  const { data: devices, setData, retry } = useLearnerData(fetchDevices);
  const keep = (isKept: (device: Device) => boolean) =>
    setData((known) => (Array.isArray(known) ? known.filter(isKept) : known));
  return {
    devices,
    retry,
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

/** This one first, then as they were used. */
async function fetchDevices({ session, signal }: Asking): Promise<Device[]> {
  const { data } = await session.request<{ data: Device[] }>({ path: SESSIONS_PATH, signal });
  return data.toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
}
