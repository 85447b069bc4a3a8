import type { PlannedCall } from '../contract/index.ts';
import type { Effects } from './plan-effects.ts';

/** The requests that effects come to for a learner GHL does not know yet: what an admin is shown before anything is sent. */
export function describeCalls({ effects, locationId }: { effects: Effects; locationId: string }): PlannedCall[] {
  const { contact, customFields, addTags, removeTags, workflowId } = effects;
  const { phone, ...rest } = contact;
  const body = {
    locationId,
    ...rest,
    ...(phone ? { phone } : {}),
    ...(customFields.length > 0 ? { customFields } : {}),
  };
  const calls: PlannedCall[] = [{ method: 'POST', path: '/contacts/upsert', body }];
  if (addTags.length > 0) calls.push({ method: 'POST', path: '/contacts/{contactId}/tags', body: { tags: addTags } });
  if (removeTags.length > 0)
    calls.push({ method: 'DELETE', path: '/contacts/{contactId}/tags', body: { tags: removeTags } });
  if (workflowId !== null)
    calls.push({ method: 'POST', path: `/contacts/{contactId}/workflow/${workflowId}`, body: {} });
  return calls;
}
