import type { CrmEvent, CrmFact } from './events.ts';

/** What GHL is told of one event. */
export interface EventRule {
  isOn: boolean;
  /** Each one of the vocabulary. */
  addTags: string[];
  removeTags: string[];
  /** Custom fields to set, each named by its key (`contact.course_percent`) or its id. */
  fields: { field: string; from: CrmFact }[];
  workflowId: string | null;
}

/** Everything about the mirror that is decided in the admin. */
export interface CrmSettings {
  /** Off: nothing is collected and nothing is sent. */
  isOn: boolean;
  /** The only tags ever sent: GHL would define an unknown one on the whole location. */
  vocabulary: string[];
  /** What new contacts have as their source. */
  source: string;
  /** Days without anything watched after which a course that was begun counts as stalled. */
  stalledDays: number;
  /** What becomes of the contact of a learner whose account is deleted. */
  onDeletion: 'remove' | 'anonymise';
  rules: Record<CrmEvent, EventRule>;
}

/** As they are kept: `version` goes up with each change, and is told with the next one. */
export interface StoredSettings {
  version: number;
  settings: CrmSettings;
}

const rule = (changes: Partial<EventRule> = {}): EventRule => ({
  isOn: true,
  addTags: [],
  removeTags: [],
  fields: [],
  workflowId: null,
  ...changes,
});

/** What holds until somebody decides otherwise. */
export const DEFAULT_SETTINGS: CrmSettings = {
  isOn: true,
  vocabulary: ['course-signup', 'watch-diamond-member', 'course-started', 'course-completed', 'course-stalled'],
  source: 'Diamond District',
  stalledDays: 14,
  onDeletion: 'remove',
  rules: {
    registered: rule({ addTags: ['course-signup', 'watch-diamond-member'] }),
    'profile-changed': rule(),
    'course-started': rule({ addTags: ['course-started'], removeTags: ['course-stalled'] }),
    'course-25': rule({ removeTags: ['course-stalled'] }),
    'course-50': rule({ removeTags: ['course-stalled'] }),
    'course-75': rule({ removeTags: ['course-stalled'] }),
    'course-completed': rule({ addTags: ['course-completed'], removeTags: ['course-stalled'] }),
    stalled: rule({ addTags: ['course-stalled'] }),
  },
};
