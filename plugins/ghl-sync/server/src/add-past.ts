import type { Knex } from 'knex';
import type { CrmEvent, CrmSettings } from '../../contract/index.ts';
import { expectTags } from '../../domain/expect-tags.ts';
import type { Effects } from '../../domain/plan-effects.ts';
import { listTold } from './store/milestones.ts';

/** A contact that is new has missed what was told of the learner before: it gets the tags of all of it. */
export async function addPast({
  db,
  userId,
  event,
  effects,
  settings,
}: {
  db: Knex;
  userId: number;
  event: CrmEvent;
  effects: Effects;
  settings: CrmSettings;
}): Promise<Effects> {
  if (event === 'registered') return effects;
  const told = await listTold({ db, userIds: [userId] });
  const events: CrmEvent[] = ['registered', ...told.map((one) => one.event), event];
  return { ...effects, addTags: expectTags({ events, settings }) };
}
