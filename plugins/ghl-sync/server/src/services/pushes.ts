import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { CrmEvent } from '../../../contract/index.ts';
import { maskWords } from '../../../domain/mask-words.ts';
import { planEffects, type Effects, type Facts } from '../../../domain/plan-effects.ts';
import { addPast } from '../add-past.ts';
import { HopelessJob, isFinal, isNotFound } from '../ghl-error.ts';
import { dropContact, holdContact, keepContact, releaseContact, type StoredContact } from '../store/contacts.ts';
import { writeEvent } from '../store/events.ts';
import type { Caller } from './gate.ts';
import type { EventPayload } from './outbox.ts';
import { MOST_TRIES } from '../jobs.ts';

/** Seconds a contact is in hand at most; only a process that died keeps it that long. */
const HOLD = 120;
/** Milliseconds between looks whether a contact is free again, and how often. */
const LOOK_EVERY = 250;
const LOOKS = 120;

interface Push {
  payload: EventPayload;
  jobId: string;
  /** 1 at the first try. */
  attempt: number;
  caller: Caller;
}

/** Tells GHL of one event: reads what is so now, says it, and keeps what GHL answered. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  const service = (name: string) => strapi.plugin('ghl-sync').service(name);

  return {
    tell,

    /** Tells of one event and notes how that went. @throws what GHL said: to be tried again, or HopelessJob */
    async run({ payload, jobId, attempt, caller }: Push): Promise<void> {
      const { userId, event, courseId = null } = payload;
      const note = (state: 'done' | 'retrying' | 'failed' | 'skipped', message: string | null = null) =>
        writeEvent({ db: db(), jobId, userId, event, courseId, state, tries: attempt, message });
      try {
        const wasTold =
          event === 'forgotten'
            ? await forget({ userId, jobId, caller })
            : await tell({ userId, event, courseId, jobId, caller });
        await note(wasTold ? 'done' : 'skipped');
      } catch (error) {
        // The process ends: nothing went wrong, and another goes on.
        if (caller.signal?.aborted) throw error;
        const isHopeless = isFinal(error);
        // Not all words are GHL's: a statement that failed quotes its values.
        const message = maskWords(error instanceof Error ? error.message : String(error));
        await note(isHopeless || attempt >= MOST_TRIES ? 'failed' : 'retrying', message);
        throw isHopeless ? new HopelessJob(message) : error;
      }
    },
  };

  /** @returns whether there was anything to tell. @throws what GHL said, or HopelessJob */
  async function tell({
    userId,
    event,
    courseId,
    jobId,
    caller,
    again = null,
  }: {
    userId: number;
    event: CrmEvent;
    courseId: string | null;
    jobId: string;
    caller: Caller;
    /** When it happened, for what was told before: the workflow it starts was started then. */
    again?: Date | null;
  }): Promise<boolean> {
    if (!service('settings').isCollecting()) return false;
    const facts: Facts | null = await service('facts').read({ userId, courseId });
    if (!facts) return false;
    const planned = await plan({ event, facts: again ? { ...facts, at: again } : facts, caller });
    if (!planned) return false;
    const effects = again ? { ...planned, workflowId: null } : planned;

    const known = await takeInHand({ userId, jobId, email: facts.learner.email, caller });
    try {
      const contactId = await ensure({ userId, effects, known, caller });
      const isOld = contactId === known.contactId;
      try {
        await applyTo({ contactId, effects: isOld ? effects : await withPast({ userId, event, effects }), caller });
      } catch (error) {
        if (!isOld || !isNotFound(error)) throw error;
        // Somebody deleted the contact at GHL: the learner is still one of ours.
        const anew = await ensure({ userId, effects, known: null, caller });
        await applyTo({ contactId: anew, effects: await withPast({ userId, event, effects }), caller });
      }
    } finally {
      await releaseContact({ db: db(), userId, jobId });
    }
    return true;
  }

  /** @throws HopelessJob naming what is wrong with the settings, before anything is sent */
  async function plan({
    event,
    facts,
    caller,
  }: {
    event: CrmEvent;
    facts: Facts;
    caller: Caller;
  }): Promise<Effects | null> {
    const settings = service('settings').recall();
    const { fields } = settings.rules[event];
    const look = async (isFresh: boolean) =>
      planEffects({
        event,
        facts,
        settings,
        knownFields: fields.length > 0 ? await service('location').listFields({ ...caller, isFresh }) : [],
      });
    let planned = await look(false);
    // A field may have been made since they were listed.
    if (planned.problems.length > 0 && fields.length > 0) planned = await look(true);
    if (planned.problems.length > 0) throw new HopelessJob(planned.problems.join('; '));
    return planned.effects;
  }

  function withPast(told: { userId: number; event: CrmEvent; effects: Effects }): Promise<Effects> {
    return addPast({ db: db(), settings: service('settings').recall(), ...told });
  }

  async function takeInHand({
    userId,
    jobId,
    email,
    caller,
  }: {
    userId: number;
    jobId: string;
    email: string | null;
    caller: Caller;
  }): Promise<StoredContact> {
    for (let look = 0; look < LOOKS; look += 1) {
      const held = await holdContact({ db: db(), userId, jobId, email, seconds: HOLD });
      if (held) return held;
      await sleep(LOOK_EVERY, undefined, { signal: caller.signal });
    }
    throw new Error('The contact is in hand elsewhere');
  }

  async function ensure({
    userId,
    effects,
    known,
    caller,
  }: {
    userId: number;
    effects: Effects;
    known: StoredContact | null;
    caller: Caller;
  }): Promise<string> {
    const { email } = effects.contact;
    const written = await service('writer').write({ contactId: known?.contactId ?? null, effects, caller });
    await keepContact({ db: db(), userId, email, contactId: written.contactId, conflict: written.conflict });
    if (written.contactId === null)
      throw new HopelessJob(
        'GHL has this e-mail address on a contact with another one. Merge the two at GHL, then retry'
      );
    return written.contactId;
  }

  async function applyTo({
    contactId,
    effects: { addTags, removeTags, workflowId },
    caller,
  }: {
    contactId: string;
    effects: Effects;
    caller: Caller;
  }): Promise<void> {
    const client = service('client');
    if (addTags.length > 0) await client.addTags({ ...caller, contactId, tags: addTags });
    if (removeTags.length > 0) await client.removeTags({ ...caller, contactId, tags: removeTags });
    if (workflowId !== null) await client.addToWorkflow({ ...caller, contactId, workflowId });
  }

  /** Takes the contact of a learner whose account is gone away, or what is personal of it. */
  async function forget({
    userId,
    jobId,
    caller,
  }: {
    userId: number;
    jobId: string;
    caller: Caller;
  }): Promise<boolean> {
    if (!service('settings').isCollecting()) return false;
    const known = await takeInHand({ userId, jobId, email: null, caller });
    try {
      const { contactId, email } = known;
      // Without an id it may have been made for a process that died before it heard so.
      const found =
        contactId ??
        (email
          ? ((await service('client').searchDuplicate({ ...caller, by: 'email', value: email }))?.id ?? null)
          : null);
      if (found) await service('writer').erase({ contactId: found, caller });
      await dropContact({ db: db(), userId });
      return found !== null;
    } catch (error) {
      await releaseContact({ db: db(), userId, jobId });
      throw error;
    }
  }
};
