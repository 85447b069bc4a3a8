import type { Account, Language } from '../contract/index.ts';

/** Of everything a user row holds, what its owner is told. By allow-list: a new column stays inside until it is named here. */
export function toAccount(user: {
  id: number;
  email: string;
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  language?: Language | null;
}): Account {
  return {
    id: user.id,
    email: user.email,
    firstName: user.firstName ?? null,
    lastName: user.lastName ?? null,
    phone: user.phone ?? null,
    language: user.language ?? null,
  };
}
