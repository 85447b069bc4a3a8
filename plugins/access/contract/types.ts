import type { Decision } from './because.ts';

/** Who may watch a course's ordinary lessons. */
export type CourseAccess = 'everyone' | 'members' | 'granted';

/**
 * The parts of a published lesson that deciding, playing and learning need. `videoId` is gated: hand it on only when
 * allowed. `doneRule` and `donePercent` say when it is done; empty in lessons older than these fields.
 */
export interface EntitledLesson {
  lessonId: string;
  courseId: string;
  videoId: string | null;
  freePreview: boolean;
  doneRule: string | null;
  donePercent: number | null;
}

export type LessonDecision = Decision & { lesson: EntitledLesson };

/** A file of a lesson. `size` in bytes; `id` is what `lessonFilePath` takes. */
export interface LessonFile {
  id: string;
  name: string;
  size: number;
  mime: string;
}

/**
 * Where a browser fetches a lesson's file: by going there, with no token, within minutes. It is sent as an attachment.
 * Absolute, or a path below the CMS's address.
 */
export interface LessonFileAddress {
  url: string;
}

/** What a lesson holds beside its film. `html` is its text, safe to be shown as it is; empty where there is none. */
export interface LessonContent {
  /** Of `html`: the one that was asked for where the lesson is published in it. */
  language: string;
  html: string;
  files: LessonFile[];
}

export type GrantScope = 'membership' | 'course';

/** Where a grant came from: signing up, an admin's hand, the CRM, the demo school. */
export type GrantSource = 'joined' | 'admin' | 'crm' | 'seed';

export type GrantState = 'active' | 'expired' | 'revoked';

/** A grant as the admin sees it. Times are ISO instants. */
export interface GrantView {
  id: string;
  scope: GrantScope;
  state: GrantState;
  course: { id: string; title: string } | null;
  learner: { id: number; email: string; firstName: string | null; lastName: string | null };
  source: string;
  reason: string;
  grantedAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  revokedReason: string | null;
}

export interface GrantPage {
  data: GrantView[];
  meta: { page: number; pageSize: number; total: number };
}

export interface LearnerView {
  id: number;
  email: string;
  firstName: string | null;
  lastName: string | null;
}

export interface CourseView {
  id: string;
  title: string;
  access: CourseAccess;
}
