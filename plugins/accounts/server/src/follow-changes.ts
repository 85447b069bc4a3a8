import { nowAndAfterCommit } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { USER } from './user.ts';

const SESSION = 'admin::session';
const RULES = [
  'plugin::users-permissions.role',
  'plugin::users-permissions.permission',
  // The settings of users-permissions among them: whether an address must be confirmed.
  'strapi::core-store',
] as const;

const CHANGES = ['afterCreate', 'afterCreateMany', 'afterUpdate', 'afterUpdateMany', 'afterDelete', 'afterDeleteMany'];

interface Event {
  action: string;
  params: { where?: { id?: unknown; userId?: unknown } };
  result?: unknown;
}

/**
 * What this process changes of learners, sessions and roles counts in its next request, whoever changes it: an admin, an
 * auth route, a plugin. At once and again when the transaction it belongs to is through, since until then others read
 * what was.
 */
export function followChanges({ strapi }: { strapi: Core.Strapi }): void {
  const principals = () => strapi.plugin('accounts').service('principals');
  const follow = (models: readonly string[], forget: (event: Event) => void) =>
    strapi.db.lifecycles.subscribe({
      models: [...models],
      ...Object.fromEntries(
        CHANGES.map((action) => [action, (event: Event) => nowAndAfterCommit({ strapi, work: () => forget(event) })])
      ),
    });

  // A new account or session is nobody's memory yet.
  follow([USER], (event) => isCreation(event) || principals().forget({ userId: readId(event, 'id') }));
  follow([SESSION], (event) => isCreation(event) || principals().forget({ userId: readId(event, 'userId') }));
  follow(RULES, () => principals().forgetRules());
}

function isCreation({ action }: Event): boolean {
  return action === 'afterCreate' || action === 'afterCreateMany';
}

/** The learner an event is about, by its result or by what it asked for; `null` when it may be about many. */
function readId({ params, result }: Event, key: 'id' | 'userId'): number | null {
  const row = (typeof result === 'object' && result !== null ? result : {}) as Record<string, unknown>;
  const id = Number(row[key] ?? params.where?.[key]);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
