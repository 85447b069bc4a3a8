import type { InboundKind } from '../../contract/inbound.ts';
import type { AppEvent, WorkflowCall } from '../../contract/inbound-schemas.ts';

/** Somebody at GHL, as a call names them. */
export interface CallPerson {
  contactId: string | null;
  /** In small letters. */
  email: string | null;
  firstName: string;
  lastName: string;
  /** E.164, or null for what is no number. */
  phone: string | null;
  /** The language an invitation is written in. */
  locale: 'en' | 'es';
}

/** What a call says. */
export interface Call {
  person: CallPerson;
  /** When it happened, as far as the call says. */
  at: Date | null;
  /** Every tag there is now, in small letters; null where the call speaks of one thing only. */
  tags: readonly string[] | null;
  one: { kind: InboundKind; name: string; isPresent: boolean } | null;
}

/** Events of GHL's that tell every tag of a contact. */
const TELLING = new Set(['ContactCreate', 'ContactUpdate', 'ContactTagUpdate']);

const NAME_MOST = 80;
const E164 = /^\+[1-9]\d{6,14}$/;

/** What a workflow's own call says. */
export function readWorkflowCall(call: WorkflowCall): Call {
  const at = call.at ? Date.parse(call.at) : Number.NaN;
  return {
    person: readPerson({
      contactId: call.contact_id,
      email: call.email,
      firstName: call.first_name,
      lastName: call.last_name,
      phone: call.phone,
      locale: call.locale,
    }),
    at: Number.isNaN(at) ? null : new Date(at),
    tags: null,
    one: { kind: call.event, name: call.name.trim().toLowerCase(), isPresent: call.action !== 'removed' },
  };
}

/** What an event of GHL's says; `tags` stays null where it is about something else. */
export function readAppEvent(event: AppEvent): Call {
  const { id, email, firstName, lastName, phone, tags, timestamp, type } = event;
  return {
    person: readPerson({ contactId: id, email, firstName, lastName, phone, locale: null }),
    at: timestamp === undefined ? null : new Date(timestamp),
    tags: TELLING.has(type) && tags ? tags.map((tag) => tag.trim().toLowerCase()) : null,
    one: null,
  };
}

function readPerson({
  contactId,
  email,
  firstName,
  lastName,
  phone,
  locale,
}: Record<
  'contactId' | 'email' | 'firstName' | 'lastName' | 'phone' | 'locale',
  string | null | undefined
>): CallPerson {
  const plain = (phone ?? '').replace(/[\s().-]/g, '');
  return {
    contactId: contactId || null,
    email: email ? email.toLowerCase() : null,
    firstName: (firstName ?? '').trim().slice(0, NAME_MOST),
    lastName: (lastName ?? '').trim().slice(0, NAME_MOST),
    phone: E164.test(plain) ? plain : null,
    locale: locale === 'es' ? 'es' : 'en',
  };
}
