import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { InboundRule } from '../../contract/inbound.ts';
import { isSameGift, type Decision, type Gift } from '../../domain/inbound/decide-signals.ts';
import type { CallPerson } from '../../domain/inbound/read-call.ts';
import { sayReason } from '../../domain/inbound/say-reason.ts';
import { dropGift, keepGift, keepSignal, type StoredGift } from './store/inbound.ts';

/**
 * Does what was decided, in the caller's transaction. Somebody unknown becomes a learner, and is invited, only where there
 * is something to give.
 *
 * @returns whom it was about, and what was done in words without personal data
 */
export async function applyDecision({
  strapi,
  trx,
  decision,
  gifts: before,
  person,
  userId: known,
}: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  decision: Decision;
  /** What is out to the learner now. */
  gifts: readonly StoredGift[];
  person: CallPerson;
  userId: number | null;
}): Promise<{ userId: number | null; effects: string[] }> {
  const grants = strapi.plugin('access').service('grants');
  const effects: string[] = [];
  let userId = known;
  if (userId === null) {
    if (decision.grants.length === 0 || person.email === null) return { userId, effects };
    const { email, firstName, lastName, phone, locale } = person;
    userId = (await strapi
      .plugin('accounts')
      .service('registration')
      .invite({ email, firstName, lastName, phone, locale, trx })) as number;
    effects.push('invited a new learner');
  }

  const gifts = [...before];
  for (const rule of decision.grants) await give({ rule, userId });
  for (const gift of decision.takesBack) await takeBack({ gift, userId });
  for (const rule of decision.revokes) await revoke({ rule, userId });
  for (const signal of decision.signals) await keepSignal({ db: trx, userId, signal });
  return { userId, effects };

  async function give({ rule, userId: whom }: { rule: InboundRule; userId: number }): Promise<void> {
    const { kind, name, scope, courseId } = rule;
    const reason = sayReason({ kind, name, at: momentOf(rule) });
    try {
      const granted: { id: string; isNew: boolean } = await grants.grant({
        userId: whom,
        scope,
        courseId,
        source: 'crm',
        reason,
        trx,
      });
      const sibling = gifts.find((gift) => gift.grantId === granted.id);
      const gift: StoredGift = {
        kind,
        name,
        scope,
        courseId,
        grantId: granted.id,
        isOurs: granted.isNew || (sibling?.isOurs ?? false),
      };
      await keepGift({ db: trx, userId: whom, gift });
      gifts.push(gift);
      effects.push(`${granted.isNew ? 'granted' : 'kept'} ${describe(rule)} ${reason}`);
    } catch (error) {
      // The course of the rule is gone; the rest of the call still counts.
      if (!(error instanceof Refusal) || error.details.code !== 'course-not-found') throw error;
      effects.push(`could not grant ${describe(rule)}: there is no such course`);
    }
  }

  async function takeBack({ gift, userId: whom }: { gift: Gift; userId: number }): Promise<void> {
    const stored = gifts.find((one) => isSameGift(one, gift));
    if (!stored) return;
    await dropGift({ db: trx, userId: whom, gift });
    gifts.splice(gifts.indexOf(stored), 1);
    // Another tag gives the same: it stays, for that one's sake.
    if (!stored.isOurs || gifts.some((other) => other.grantId === stored.grantId)) return;
    const { kind, name } = gift;
    const reason = sayReason({ kind, name, at: momentOf(gift), isRemoved: true });
    await grants.revoke({ grantId: stored.grantId, reason, trx });
    effects.push(`revoked ${describe(gift)} ${reason}`);
  }

  async function revoke({ rule, userId: whom }: { rule: InboundRule; userId: number }): Promise<void> {
    const { kind, name, scope, courseId } = rule;
    const reason = sayReason({ kind, name, at: momentOf(rule) });
    const grantId: string | null = await grants.findOpen({ userId: whom, scope, courseId, trx });
    if (grantId === null) return;
    await grants.revoke({ grantId, reason, trx });
    effects.push(`revoked ${describe(rule)} ${reason}`);
  }

  function momentOf({ kind, name }: Pick<Gift, 'kind' | 'name'>): Date {
    return decision.signals.find((signal) => signal.kind === kind && signal.name === name)?.at ?? new Date();
  }
}

function describe({ scope, courseId }: Pick<Gift, 'scope' | 'courseId'>): string {
  return scope === 'membership' ? 'the membership' : `the course ${courseId}`;
}
