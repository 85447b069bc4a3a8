import type { PlannedCall } from '../contract/index.ts';
import type { Effects } from './plan-effects.ts';

/**
 * The requests that effects come to, as an admin is shown them before anything is sent. Those that only ask are left out.
 *
 * @param contactId GHL's id of the contact; null where GHL does not know the learner yet, and the contact is made
 */
export function describeCalls({
  effects,
  locationId,
  contactId,
}: {
  effects: Effects;
  locationId: string;
  contactId: string | null;
}): PlannedCall[] {
  const { addTags, removeTags, workflowId } = effects;
  const path = `/contacts/${contactId ?? '{contactId}'}`;
  const calls: PlannedCall[] = [];
  const body = contactId === null ? { locationId, ...toContact(effects) } : toChange(effects);
  if (contactId === null) calls.push({ method: 'POST', path: '/contacts/upsert', body });
  else if (Object.keys(body).length > 0) calls.push({ method: 'PUT', path, body });
  if (addTags.length > 0) calls.push({ method: 'POST', path: `${path}/tags`, body: { tags: addTags } });
  if (removeTags.length > 0) calls.push({ method: 'DELETE', path: `${path}/tags`, body: { tags: removeTags } });
  if (workflowId !== null) calls.push({ method: 'POST', path: `${path}/workflow/${workflowId}`, body: {} });
  return calls;
}

function toContact({ contact: { phone, ...rest }, customFields }: Effects): Record<string, unknown> {
  return { ...rest, ...(phone ? { phone } : {}), ...(customFields.length > 0 ? { customFields } : {}) };
}

/** Of a contact that is known only what the event is about is written; where it came from is not told again. */
function toChange(effects: Effects): Record<string, unknown> {
  const { source: _, ...contact } = toContact(effects);
  if (effects.writesContact) return contact;
  return effects.customFields.length > 0 ? { customFields: effects.customFields } : {};
}
