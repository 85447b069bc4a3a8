import type { SecondRange } from './ranges.ts';
import type { CompletedBy } from './types.ts';

/** The admin's own routes; they need an admin session and are not for the site. */
export const ADMIN_PATHS = {
  overview: '/progress/overview',
  learners: '/progress/learners',
  learner: (userId: number): string => `/progress/learners/${userId}`,
  override: (userId: number): string => `/progress/learners/${userId}/override`,
  reset: (userId: number): string => `/progress/learners/${userId}/reset`,
  live: '/progress/live',
  courses: '/progress/courses',
  course: (courseId: string): string => `/progress/courses/${encodeURIComponent(courseId)}`,
  heat: ({ courseId, lessonId }: { courseId: string; lessonId: string }): string =>
    `/progress/courses/${encodeURIComponent(courseId)}/lessons/${encodeURIComponent(lessonId)}`,
  exportLearners: '/progress/exports/learners',
  exportCourse: (courseId: string): string => `/progress/exports/courses/${encodeURIComponent(courseId)}`,
} as const;

/** Permissions of the admin's roles. Figures of courses name nobody; the rest is about people. */
export const PROGRESS_ACTIONS = {
  readLearners: 'plugin::progress.learners.read',
  exportLearners: 'plugin::progress.learners.export',
  override: 'plugin::progress.learners.override',
  readCourses: 'plugin::progress.courses.read',
} as const;

/** `error.details.code` of what the admin's routes refuse beside `invalid`, `lesson-not-found` and `course-not-found`. */
export const ADMIN_CODES = {
  /** 404 */
  learnerNotFound: 'learner-not-found',
  /** 429 with Retry-After: as many files are being written as may be at a time. */
  exportBusy: 'export-busy',
} as const;

export const LEARNER_SORTS = ['name', 'joined', 'active', 'begun', 'done', 'watched'] as const;
export type LearnerSort = (typeof LEARNER_SORTS)[number];
export type SortOrder = 'asc' | 'desc';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How many parts a film is cut into for its heat-map: one each hundredth. */
export const HEAT_PARTS = 100;

/** A person who learns. */
export interface LearnerName {
  id: number;
  email: string;
  firstName: string | null;
  lastName: string | null;
}

/** One learner in the list. Times are ISO instants. */
export interface LearnerRow extends LearnerName {
  isBlocked: boolean;
  joinedAt: string;
  /** The last report of any lesson; null before the first. */
  lastActiveAt: string | null;
  lessonsBegun: number;
  lessonsDone: number;
  /** Different seconds of film. */
  secondsWatched: number;
}

export interface LearnerPage {
  data: LearnerRow[];
  /** `asOf`: the figures hold all that was reported until then; null while they are made for the first time. */
  meta: { page: number; pageSize: number; total: number; asOf: string | null };
}

/** One lesson of one learner, as it is now. Seconds and percent of the film. */
export interface LearnerLessonView {
  lessonId: string;
  title: string;
  percent: number;
  completed: boolean;
  completedBy: CompletedBy | null;
  completedAt: string | null;
  position: number;
  duration: number;
  watched: SecondRange[];
  /** Seconds that were reported faster than they can be watched, and not counted. */
  surplus: number;
  begunAt: string | null;
  updatedAt: string | null;
}

export interface LearnerCourseView {
  /** null: lessons of no course that is published now. */
  courseId: string | null;
  title: string | null;
  /** 0 to 100, rounded down. */
  percent: number;
  lessons: LearnerLessonView[];
}

/** Something that happened with a learner. `at` is an ISO instant. */
export type TimelineEvent = { at: string } & (
  | { kind: 'joined' }
  | { kind: 'granted' | 'revoked'; course: string | null; reason: string }
  | { kind: 'course-begun'; course: string | null }
  | { kind: 'lesson-done'; lesson: string; by: CompletedBy }
  | { kind: InterventionKind; lesson: string | null; course: string | null; reason: string; by: string | null }
);

/** What an editor did by hand to a learner's progress. */
export type InterventionKind = 'override-done' | 'override-undone' | 'reset';

export interface LearnerDetail {
  learner: LearnerRow;
  courses: LearnerCourseView[];
  /** Newest first, at most `TIMELINE_LENGTH`. */
  timeline: TimelineEvent[];
}

export const TIMELINE_LENGTH = 300;

export interface DayFigures {
  /** A day of UTC, such as 2027-01-31. */
  day: string;
  registered: number;
  /** Different learners who began a sitting with a lesson. */
  active: number;
  /** Lessons done. */
  completions: number;
}

export interface Overview {
  asOf: string | null;
  /** Oldest first, today last. */
  days: DayFigures[];
  totals: {
    learners: number;
    activeWeek: number;
    activeMonth: number;
    completionsWeek: number;
    completionsMonth: number;
  };
}

export interface CourseFigures {
  courseId: string;
  title: string;
  lessons: number;
  /** Learners who began one of its lessons, and who finished all of them. */
  begun: number;
  finished: number;
}

export interface LessonFigures {
  lessonId: string;
  title: string;
  begun: number;
  done: number;
  /** Learners who went no further than this lesson, and have not finished the course. */
  stopped: number;
  secondsWatched: number;
}

export interface CourseFunnel {
  asOf: string | null;
  course: CourseFigures;
  /** In the course's order. */
  lessons: LessonFigures[];
}

export interface LessonHeat {
  asOf: string | null;
  lessonId: string;
  title: string;
  /** The film's length in seconds; 0 when nobody has watched it. */
  duration: number;
  begun: number;
  done: number;
  /** For each of `HEAT_PARTS` parts of the film, how many learners watched it; half of a part counts half. */
  heat: number[];
}

/** A learner with a lesson open whose player reported within the last minute. */
export interface WatchingNow {
  learner: LearnerName;
  lesson: { id: string; title: string };
  course: { id: string; title: string } | null;
  position: number;
  startedAt: string;
  lastSeenAt: string;
  userAgent: string | null;
}

export interface LivePage {
  data: WatchingNow[];
  /** All there are; `data` holds the newest. */
  meta: { total: number };
}
