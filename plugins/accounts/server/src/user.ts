import type { Language } from '../../contract/index.ts';

/** users-permissions' user type. */
export const USER = 'plugin::users-permissions.user';

/** Its row, the columns this plugin reads. */
export interface UserRow {
  id: number;
  email: string;
  username: string;
  password: string | null;
  confirmed: boolean | null;
  blocked: boolean | null;
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  language: Language | null;
}
