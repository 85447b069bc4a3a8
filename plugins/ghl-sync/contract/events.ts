/** What happens to a learner that the CRM may be told. */
export const CRM_EVENTS = [
  'registered',
  'profile-changed',
  'course-started',
  'course-25',
  'course-50',
  'course-75',
  'course-completed',
  'stalled',
] as const;

export type CrmEvent = (typeof CRM_EVENTS)[number];

/** Events that are about one course. */
export const COURSE_EVENTS = CRM_EVENTS.filter((event) => !['registered', 'profile-changed'].includes(event));

/** What a custom field may be filled with. `course-*` are there for events of a course only. */
export const CRM_FACTS = ['event-date', 'joined-date', 'course-title', 'course-slug', 'course-percent'] as const;

export type CrmFact = (typeof CRM_FACTS)[number];
