import type { Core } from '@strapi/strapi';
import type { Effects } from '../../../domain/plan-effects.ts';
import { findDropped, isSameEmail, type GhlContact } from '../../../domain/read-contact.ts';
import { GhlError, isNotFound } from '../ghl-error.ts';
import type { ContactInput } from './client.ts';
import type { Caller } from './gate.ts';

export interface Conflict {
  field: 'email' | 'phone';
  /** The contact that has it. */
  contactId: string | null;
}

/** `contactId` null: GHL keeps the address on a contact that is another's. `conflict` undefined: not looked at. */
export interface Written {
  contactId: string | null;
  conflict: Conflict | null | undefined;
}

/** Address that nobody has (RFC 2606), for a contact that must not say whose it was. */
const NOBODY = 'former-learner.invalid';

/** Writes a contact's own facts so that nobody else's contact is touched, and reads back what GHL made of them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const client = () => strapi.plugin('ghl-sync').service('client');

  return {
    /** Makes the contact, or changes the one that is known, as far as the event asks for it. */
    async write({
      contactId,
      effects,
      caller,
    }: {
      contactId: string | null;
      effects: Effects;
      caller: Caller;
    }): Promise<Written> {
      if (contactId !== null) {
        if (!effects.writesContact && effects.customFields.length === 0) return { contactId, conflict: undefined };
        try {
          return await change({ contactId, effects, caller });
        } catch (error) {
          // Somebody deleted it at GHL; the learner is still one of ours.
          if (!isNotFound(error)) throw error;
        }
      }
      return create({ effects, caller });
    },

    /** Takes a contact away, or what is personal of it, by the settings. */
    async erase({ contactId, caller }: { contactId: string; caller: Caller }): Promise<void> {
      const { onDeletion } = strapi.plugin('ghl-sync').service('settings').recall();
      if (onDeletion === 'remove') return client().deleteContact({ ...caller, contactId });
      const input = {
        firstName: 'Former',
        lastName: 'Learner',
        email: `${contactId.toLowerCase()}@${NOBODY}`,
        phone: null,
      };
      try {
        await client().updateContact({ ...caller, contactId, input });
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },
  };

  async function change({
    contactId,
    effects,
    caller,
  }: {
    contactId: string;
    effects: Effects;
    caller: Caller;
  }): Promise<Written> {
    const { customFields } = effects;
    const fields = customFields.length > 0 ? { customFields } : {};
    if (!effects.writesContact) {
      await client().updateContact({ ...caller, contactId, input: fields });
      return { contactId, conflict: undefined };
    }
    const { email, firstName, lastName, phone } = effects.contact;
    const input: ContactInput = { email, firstName, lastName, ...(phone ? { phone } : {}), ...fields };
    try {
      const contact: GhlContact = await client().updateContact({ ...caller, contactId, input });
      return { contactId, conflict: await readBack({ wrote: { email, phone }, contact, caller }) };
    } catch (error) {
      const duplicate = readDuplicate(error);
      if (!duplicate) throw error;
      const { [duplicate.field]: _, ...rest } = input;
      await client().updateContact({ ...caller, contactId, input: rest });
      return { contactId, conflict: { field: duplicate.field, contactId: duplicate.contactId } };
    }
  }

  async function create({ effects, caller }: { effects: Effects; caller: Caller }): Promise<Written> {
    const { email, phone } = effects.contact;
    // GHL would take the owner of the phone for the learner, and write the learner's names over theirs.
    const owner = phone ? await findStranger({ phone, email, caller }) : null;
    if (owner)
      return { ...(await upsert({ effects, phone: null, caller })), conflict: { field: 'phone', contactId: owner } };
    return upsert({ effects, phone, caller });
  }

  async function upsert({
    effects,
    phone,
    caller,
  }: {
    effects: Effects;
    phone: string | null;
    caller: Caller;
  }): Promise<Written> {
    const { contact, customFields } = effects;
    const input = { ...contact, phone, ...(customFields.length > 0 ? { customFields } : {}) };
    if (phone === null) delete (input as ContactInput).phone;
    const wrote = { email: contact.email, phone };
    let answer: GhlContact;
    try {
      answer = (await client().upsertContact({ ...caller, input })).contact;
    } catch (error) {
      const duplicate = readDuplicate(error);
      if (duplicate?.field === 'phone' && phone !== null)
        return {
          ...(await upsert({ effects, phone: null, caller })),
          conflict: { field: 'phone', contactId: duplicate.contactId },
        };
      if (duplicate?.field === 'email') return change({ contactId: duplicate.contactId, effects, caller });
      // GHL is known to refuse a contact with 422 and make it all the same.
      const made = isRefused(error)
        ? await client().searchDuplicate({ ...caller, by: 'email', value: contact.email })
        : null;
      if (!made || !isSameEmail(contact.email, made.email)) throw error;
      answer = made;
    }
    const conflict = await readBack({ wrote, contact: answer, caller });
    if (conflict?.field !== 'email') return { contactId: answer.id, conflict };
    // Found by the phone, as another's contact that appeared meanwhile: the learner gets one without it.
    if (phone !== null)
      return {
        ...(await upsert({ effects, phone: null, caller })),
        conflict: { field: 'phone', contactId: answer.id },
      };
    return { contactId: null, conflict };
  }

  /** What GHL has on another contact, and whose it is. */
  async function readBack({
    wrote,
    contact,
    caller,
  }: {
    wrote: { email: string; phone: string | null };
    contact: GhlContact;
    caller: Caller;
  }): Promise<Conflict | null> {
    const field = findDropped({ wrote, contact });
    if (field === null) return null;
    if (field === 'email' || wrote.phone === null) return { field, contactId: contact.id };
    const owner: GhlContact | null = await client().searchDuplicate({ ...caller, by: 'number', value: wrote.phone });
    return { field, contactId: owner?.id ?? null };
  }

  /** The contact of somebody else who has this phone. One without any e-mail may be the learner's own. */
  async function findStranger({
    phone,
    email,
    caller,
  }: {
    phone: string;
    email: string;
    caller: Caller;
  }): Promise<string | null> {
    const owner: GhlContact | null = await client().searchDuplicate({ ...caller, by: 'number', value: phone });
    return owner?.email && !isSameEmail(email, owner.email) ? owner.id : null;
  }
};

function readDuplicate(error: unknown): { contactId: string; field: 'email' | 'phone' } | null {
  return error instanceof GhlError && error.failure.kind === 'duplicate' ? error.failure : null;
}

function isRefused(error: unknown): boolean {
  return error instanceof GhlError && error.failure.kind === 'refused';
}
