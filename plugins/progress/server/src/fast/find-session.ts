import type { Core } from '@strapi/strapi';

export interface Session {
  userId: number;
  ability: { can: (action: string) => boolean };
}

/** The session of a token that runs and whose role may do `action`; `null`: why not is the ordinary route's to say. */
export async function findSession({
  strapi,
  token,
  action,
}: {
  strapi: Core.Strapi;
  token: string;
  action: string;
}): Promise<Session | null> {
  const principals = strapi.plugin('accounts').service('principals');
  const session: Session | null = principals.recallSession({ token }) ?? (await principals.findSession({ token }));
  return session?.ability.can(action) ? session : null;
}
