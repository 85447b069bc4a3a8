import type { CrmEvent, CrmFact, CrmSettings } from '../contract/index.ts';

/** A learner as GHL is to know them. Phone in E.164. */
export interface LearnerFacts {
  email: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  joinedAt: Date;
}

/** A course as it stands for a learner. */
export interface CourseFacts {
  title: string;
  slug: string;
  /** 0 to 100. */
  percent: number;
}

export interface Facts {
  learner: LearnerFacts;
  /** null for events that are about no course. */
  course: CourseFacts | null;
  /** When it happened. */
  at: Date;
}

/** A custom field of the location. */
export interface CustomField {
  id: string;
  /** Such as `contact.course_percent`. */
  key: string;
}

/** What GHL is to be told, in this order. Nothing in it ever overwrites tags; values of fields are texts, which fields of every type take. */
export interface Effects {
  /** Whether the contact's own facts are to be written even where a contact is known already. */
  writesContact: boolean;
  contact: { email: string; firstName: string; lastName: string; phone: string | null; source: string };
  customFields: { id: string; field_value: string }[];
  addTags: string[];
  removeTags: string[];
  workflowId: string | null;
}

export interface Plan {
  /** null: GHL is not told of this. */
  effects: Effects | null;
  /** What is wrong with the settings for this event; while there is any, nothing is sent. */
  problems: string[];
}

/**
 * What an event means for GHL, by the settings: the job sends it and the settings page shows it.
 *
 * @param knownFields custom fields of the location; null when they are not known, and then only a rule without fields plans
 */
export function planEffects({
  event,
  facts,
  settings,
  knownFields,
}: {
  event: CrmEvent;
  facts: Facts;
  settings: CrmSettings;
  knownFields: readonly CustomField[];
}): Plan {
  const rule = settings.rules[event];
  if (!settings.isOn || !rule.isOn) return { effects: null, problems: [] };
  const problems: string[] = [];

  const vocabulary = new Set(settings.vocabulary);
  for (const tag of [...rule.addTags, ...rule.removeTags])
    if (!vocabulary.has(tag)) problems.push(`The tag "${tag}" is not in the vocabulary`);

  const customFields: Effects['customFields'] = [];
  for (const { field, from } of rule.fields) {
    const known = findField({ field, knownFields });
    if (!known) {
      problems.push(`GHL has no custom field "${field}"`);
      continue;
    }
    const value = readFact({ from, facts });
    if (value !== null) customFields.push({ id: known.id, field_value: String(value) });
  }

  const { learner } = facts;
  const { email, firstName, lastName, phone } = learner;
  return {
    problems,
    effects: {
      writesContact: event === 'registered' || event === 'profile-changed',
      contact: { email, firstName, lastName, phone, source: settings.source },
      customFields,
      addTags: [...rule.addTags],
      removeTags: [...rule.removeTags],
      workflowId: rule.workflowId,
    },
  };
}

/** A field by its id, or its key with or without `contact.` before it. */
export function findField<F extends CustomField>({
  field,
  knownFields,
}: {
  field: string;
  knownFields: readonly F[];
}): F | undefined {
  return knownFields.find(({ id, key }) => id === field || key === field || key === `contact.${field}`);
}

/** @returns null for a fact of a course where there is none */
function readFact({ from, facts }: { from: CrmFact; facts: Facts }): string | number | null {
  const { course, learner, at } = facts;
  switch (from) {
    case 'event-date':
      return toDay(at);
    case 'joined-date':
      return toDay(learner.joinedAt);
    case 'course-title':
      return course?.title ?? null;
    case 'course-slug':
      return course?.slug ?? null;
    case 'course-percent':
      return course?.percent ?? null;
  }
}

/** The day in UTC, `2026-11-22`. */
function toDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}
