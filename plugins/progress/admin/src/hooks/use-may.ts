import { useAuth } from '@strapi/strapi/admin';
import { PROGRESS_ACTIONS } from '../../../contract/admin.ts';

/**
 * Whether the admin user's role has a right, known from the first moment on: what is shown does not change a moment
 * later. The routes decide anew.
 */
export function useMay(right: keyof typeof PROGRESS_ACTIONS): boolean {
  const permissions = useAuth('useMay', (state) => state.permissions);
  return permissions.some(({ action }) => action === PROGRESS_ACTIONS[right]);
}
