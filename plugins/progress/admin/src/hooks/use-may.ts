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

/** The right to see the page CRM. Its plugin names one of this one's in turn, so neither imports the other's contract. */
const CRM_ACTION = 'plugin::ghl-sync.crm.view';

/** Whether somebody may see what the CRM was told, another plugin's page. */
export function useMaySeeCrm(): boolean {
  const permissions = useAuth('useMaySeeCrm', (state) => state.permissions);
  return permissions.some(({ action }) => action === CRM_ACTION);
}
