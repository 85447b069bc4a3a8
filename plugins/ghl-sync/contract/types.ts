import type { CrmEvent } from './events.ts';

/** Why nothing is sent for now: GHL does not answer, refuses the token, had too many requests, or the day's are used up. */
export type ClosedBecause = 'away' | 'token' | 'too-many' | 'daily-limit';

/** How the mirror stands. */
export interface CrmStatus {
  /** A token and a location are set. Without them nothing is collected. */
  isConnected: boolean;
  isOn: boolean;
  /** Events are collected and none is sent. */
  isPaused: boolean;
  locationId: string;
  limits: {
    /** Requests in one interval of so many milliseconds, as GHL says. */
    burst: number;
    interval: number;
    daily: number | null;
    dailyLeft: number | null;
    closedBecause: ClosedBecause | null;
    /** ISO instant. */
    closedUntil: string | null;
  };
  /** Events that wait, and events that failed for good. */
  waiting: number;
  failed: number;
  /** Learners with a contact, and those of them whose e-mail or phone is of another contact as well. */
  contacts: number;
  conflicts: number;
}

/** `failed` for good, until somebody tries again; `skipped`: by the settings there was nothing to tell. */
export const EVENT_STATES = ['done', 'retrying', 'failed', 'skipped'] as const;

export type EventState = (typeof EVENT_STATES)[number];

/** One event as it went. */
export interface EventView {
  jobId: string;
  userId: number;
  /** The learner's name, as an admin may see it; null when the account is gone. */
  learner: string | null;
  /** GHL's id of the learner's contact; null while there is none. */
  contactId: string | null;
  event: CrmEvent | 'forgotten';
  courseId: string | null;
  state: EventState;
  /** Tries so far. */
  tries: number;
  /** GHL's words, or ours, with people masked; null when all is well. */
  message: string | null;
  /** ISO instant of the last try. */
  at: string;
}

export interface EventPage {
  data: EventView[];
  meta: { page: number; pageSize: number; total: number };
}

/** A learner as a search finds them, for those who may read learners. */
export interface CrmLearner {
  userId: number;
  /** null where none was given. */
  name: string | null;
  email: string;
}

/** The same with what GHL knows. */
export interface CrmLearnerDetail extends CrmLearner {
  contactId: string | null;
  /** What GHL has of theirs on another contact as well. */
  conflict: 'email' | 'phone' | null;
  /** Published courses they have begun. */
  courses: { courseId: string; title: string; percent: number }[];
}

/** A learner whose e-mail or phone GHL has on another contact as well. Nothing is merged: somebody looks. */
export interface ConflictView {
  userId: number;
  learner: string | null;
  contactId: string | null;
  field: 'email' | 'phone';
  otherContactId: string | null;
  at: string;
}

/** One request as it would be sent. */
export interface PlannedCall {
  method: 'POST' | 'PUT' | 'DELETE';
  /** With `{contactId}` where GHL's id of the contact would stand. */
  path: string;
  body: Record<string, unknown>;
}

export interface Preview {
  calls: PlannedCall[];
  /** What would keep them from being sent: unknown custom fields, tags outside the vocabulary. */
  problems: string[];
}

/** What differs between a learner here and the contact at GHL. */
export interface Difference {
  userId: number;
  learner: string | null;
  contactId: string | null;
  /** Empty where GHL could not be asked. */
  what: ('no-contact' | 'contact-gone' | 'email' | 'phone' | 'first-name' | 'last-name' | 'tags')[];
  /** Why it could not be looked at or put right, people masked; null when all went well. */
  failure: string | null;
}

export type MirrorRunKind = 'compare' | 'repair' | 'backfill';

/** One pass over all learners, in batches that yield to what happens now. */
export interface MirrorRun {
  id: number;
  kind: MirrorRunKind;
  state: 'running' | 'done' | 'stopped';
  total: number;
  looked: number;
  /** Learners who differed (compare, repair) or were told of (backfill). */
  found: number;
  failed: number;
  startedAt: string;
  endedAt: string | null;
}
