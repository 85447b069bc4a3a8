import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { INBOUND_CODES, type InboundOutcome } from '../../../contract/inbound.ts';
import { anyObjectSchema, appEventSchema, workflowCallSchema } from '../../../contract/inbound-schemas.ts';
import { decideSignals } from '../../../domain/inbound/decide-signals.ts';
import { hidePerson } from '../../../domain/inbound/hide-person.ts';
import { isInTime, nameCall, proveCall } from '../../../domain/inbound/prove-call.ts';
import { readAppEvent, readWorkflowCall, type Call, type CallPerson } from '../../../domain/inbound/read-call.ts';
import { applyDecision } from '../apply-decision.ts';
import type { CrmConfig } from '../config.ts';
import { findByContactId } from '../store/contacts.ts';
import {
  endCall,
  findLearnerByEmail,
  forgetCalls,
  keepAbsence,
  listGifts,
  listSignals,
  lockPerson,
  readRules,
  takeCall,
} from '../store/inbound.ts';

/** Days a call is remembered: far longer than a signed one is taken. */
const REMEMBERED_DAYS = 90;
const UNIQUE_VIOLATION = '23505';

interface ProvenCall extends Call {
  callId: string;
  provenBy: 'secret' | 'signature';
}

/** What GHL tells the school. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  return {
    /**
     * Takes a call. All that it does, and that it was taken, is one transaction: it counts once, wholly or not at all.
     *
     * @throws Refusal 401 when it does not prove who it is from, 400 when it is not of our location or too old;
     *   ValidationError (400) naming what does not fit
     */
    async receive({
      rawBody,
      body,
      givenSecret,
      givenSignature,
    }: {
      rawBody: string;
      body: unknown;
      givenSecret: string;
      givenSignature: string;
    }): Promise<InboundOutcome> {
      const call = readProven({ rawBody, body, givenSecret, givenSignature });
      try {
        return await take(call);
      } catch (error) {
        // Somebody registered with this very address meanwhile: the second time the account is there.
        if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
        return take(call);
      }
    },

    async forgetOld(): Promise<void> {
      await forgetCalls({ db: strapi.db.connection, days: REMEMBERED_DAYS });
    },
  };

  function readProven({
    rawBody,
    body,
    givenSecret,
    givenSignature,
  }: {
    rawBody: string;
    body: unknown;
    givenSecret: string;
    givenSignature: string;
  }): ProvenCall {
    const { inboundSecret, inboundPublicKey, locationId } = strapi.config.get<CrmConfig>('plugin::ghl-sync');
    const provenBy = proveCall({
      rawBody,
      givenSecret,
      givenSignature,
      secret: inboundSecret,
      publicKey: inboundPublicKey,
    });
    if (provenBy === null)
      throw new Refusal({
        status: 401,
        code: INBOUND_CODES.notProven,
        message: 'This call does not prove who it is from.',
      });
    const said = parse(anyObjectSchema, body);
    if (provenBy === 'secret' && !('type' in said)) {
      const call = parse(workflowCallSchema, said);
      return { ...readWorkflowCall(call), provenBy, callId: nameCall({ rawBody, webhookId: call.webhookId }) };
    }
    const event = parse(appEventSchema, said);
    // GHL signs for everyone who has an app: only what is of our location is about our learners.
    if (locationId === '' || event.locationId !== locationId)
      throw new Refusal({ status: 400, code: INBOUND_CODES.notOurLocation, message: 'locationId is not ours.' });
    const call = readAppEvent(event);
    if (provenBy === 'signature' && !(call.at && event.webhookId && isInTime({ at: call.at, now: new Date() })))
      throw new Refusal({
        status: 400,
        code: INBOUND_CODES.tooOld,
        message: 'timestamp and webhookId must be set, and timestamp must be of the last day.',
      });
    return { ...call, provenBy, callId: nameCall({ rawBody, webhookId: event.webhookId }) };
  }

  async function take(call: ProvenCall): Promise<InboundOutcome> {
    const { callId, provenBy, person } = call;
    return strapi.db.transaction(async ({ trx }) => {
      if (!(await takeCall({ db: trx, callId, provenBy }))) return 'repeated';
      if (!call.one && !call.tags) return 'nothing';
      await lockPerson({ db: trx, key: person.email ?? person.contactId ?? callId });
      const { rules } = await readRules({ db: trx });
      const userId = await findLearner({ db: trx, person });
      const hidden = hidePerson({ person, key: strapi.config.get<string>('plugin::users-permissions.jwtSecret') });
      const known = await listSignals({ db: trx, userId, person: hidden });
      const gifts = userId === null ? [] : await listGifts({ db: trx, userId });
      const decision = decideSignals({ call, rules, known, gifts, now: new Date() });
      const { userId: whom, effects } = await applyDecision({ strapi, trx, decision, gifts, person, userId });
      if (whom === null && hidden !== null)
        for (const signal of decision.signals.filter(({ isPresent }) => !isPresent))
          await keepAbsence({ db: trx, person: hidden, signal });
      const outcome = effects.length > 0 ? 'done' : decision.isLate ? 'late' : 'nothing';
      await endCall({ db: trx, callId, outcome, userId: whom, effects });
      return outcome;
    });
  }
};

/** By the contact, if GHL was told of a learner under it; else by the address. */
async function findLearner({ db, person }: { db: Knex; person: CallPerson }): Promise<number | null> {
  const known = person.contactId ? await findByContactId({ db, contactId: person.contactId }) : null;
  if (known !== null) return known;
  return person.email ? findLearnerByEmail({ db, email: person.email }) : null;
}
