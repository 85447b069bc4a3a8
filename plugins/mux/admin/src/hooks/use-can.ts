import { useAuth } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { VIDEO_ACTIONS } from '../../../contract/admin.ts';

export type Can = Record<keyof typeof VIDEO_ACTIONS, boolean>;

/** What the signed-in admin may do with videos. It only decides what is shown: every call is judged by the CMS anew. */
export function useCan(): Can {
  const permissions = useAuth('mux', (auth) => auth.permissions);
  return useMemo(() => {
    const granted = new Set(permissions.map(({ action }) => action));
    return Object.fromEntries(
      Object.entries(VIDEO_ACTIONS).map(([name, action]) => [name, granted.has(action)])
    ) as Can;
  }, [permissions]);
}
