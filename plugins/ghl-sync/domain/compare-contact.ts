import type { Difference } from '../contract/index.ts';
import type { LearnerFacts } from './plan-effects.ts';
import { isSameEmail, toPlainPhone, type GhlContact } from './read-contact.ts';

/**
 * What differs between a learner and the contact. More at GHL is no difference: other people's tags, and a phone that the
 * learner never gave, are GHL's own.
 */
export function compareContact({
  learner,
  contact,
  tags,
  wasKnown,
}: {
  learner: Pick<LearnerFacts, 'email' | 'firstName' | 'lastName' | 'phone'>;
  contact: GhlContact | null;
  /** Those it should have. */
  tags: readonly string[];
  /** Whether GHL gave it an id before. */
  wasKnown: boolean;
}): Difference['what'] {
  if (!contact) return [wasKnown ? 'contact-gone' : 'no-contact'];
  const what: Difference['what'] = wasKnown ? [] : ['no-contact'];
  if (!isSameEmail(learner.email, contact.email)) what.push('email');
  if (learner.phone !== null && learner.phone !== toPlainPhone(contact.phone)) what.push('phone');
  if (!isSameName(learner.firstName, contact.firstName)) what.push('first-name');
  if (!isSameName(learner.lastName, contact.lastName)) what.push('last-name');
  if (tags.some((tag) => !contact.tags.includes(tag))) what.push('tags');
  return what;
}

/** GHL gives names back in small letters. */
function isSameName(one: string, other: string | null): boolean {
  return one.trim().toLowerCase() === (other ?? '').trim().toLowerCase();
}
