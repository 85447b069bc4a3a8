import { useAuth } from '@strapi/strapi/admin';
import { PROGRESS_ACTIONS } from '../../../contract/admin.ts';

/**
 * Whether the admin user's role has a right. After a reload nobody has any for a moment, until they are known: `app.tsx`
 * waits for that, so that what is shown below it does not change. The routes decide anew.
 */
export function useMay(right: keyof typeof PROGRESS_ACTIONS): boolean {
  const permissions = useAuth('useMay', (state) => state.permissions);
  return permissions.some(({ action }) => action === PROGRESS_ACTIONS[right]);
}
