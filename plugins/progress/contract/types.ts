import type { SecondRange } from './ranges.ts';

/** What the player tells while a lesson plays. */
export interface ProgressReport {
  /** Where the learner is in the film, in seconds. */
  position: number;
  /** Seconds really played since the last report that was saved. Telling one twice changes nothing. */
  watched: SecondRange[];
  /** One sitting of one learner with one lesson: a uuid the player makes up. */
  sessionId: string;
  /** ISO instant by the player's clock. Orders the reports of one session and is used for nothing else. */
  sentAt: string;
  /**
   * What `LessonProgress.ticket` said when the page was opened: the proof since when somebody may have been watching.
   * Without one the server counts from when it first hears of the session.
   */
  ticket?: string | undefined;
}

/** A report that names its lesson, for `POST syncPath`. */
export interface SyncReport extends ProgressReport {
  lessonId: string;
}

/**
 * What became of one report of many: kept; refused for good, by `code`; or to be sent again later. `progress` is the
 * lesson's progress after it, when it was kept.
 */
export interface SyncResult {
  lessonId: string;
  sessionId: string;
  status: 'saved' | 'refused' | 'retry';
  code: string | null;
  progress: LessonProgress | null;
}

/** When a lesson is done: so many percent of its film were watched, the learner says so, or it was read. */
export type DoneRule = { kind: 'percent'; percent: number } | { kind: 'manual' } | { kind: 'read' };

/** Who made a lesson done: watching the film, the learner by hand, an editor, or having read it. */
export type CompletedBy = 'film' | 'learner' | 'editor' | 'read';

/** A learner's progress in one lesson. Seconds and percent of the film; all zero before the first report. */
export interface LessonProgress {
  lessonId: string;
  /** Where to resume, in seconds. */
  position: number;
  /** 0 to 100, rounded down: how much of the film was really watched. */
  percent: number;
  /** Once done a lesson stays done, unless someone undoes it by hand. */
  completed: boolean;
  /** null while it is not done. */
  completedBy: CompletedBy | null;
  rule: DoneRule;
  watched: SecondRange[];
  /** The film's length in seconds; 0 before the first report. */
  duration: number;
  /** ISO instant of the last report; null before the first. */
  updatedAt: string | null;
  /** For the reports of the page that asks; only when one lesson is asked for. */
  ticket: string | null;
  /** Seconds of the report just answered that were not counted, since nobody can have watched that fast; else 0. */
  surplus: number;
}

/** A learner's progress in a course as it is published now, its lessons in the course's order. */
export interface CourseProgress {
  courseId: string;
  /** 0 to 100, rounded down: done lessons of all lessons. */
  percent: number;
  completed: boolean;
  lessons: LessonProgress[];
}

/**
 * A course the learner has begun: the lesson last watched, or the next one when that is done. Courses to go on with come
 * first, then the finished ones; in each group the newest first.
 */
export interface ContinueItem {
  lessonId: string;
  courseId: string;
  position: number;
  percent: number;
  /** true: every lesson of the course is done, and `lessonId` is the one last watched. false: `lessonId` is not done. */
  completed: boolean;
  duration: number;
  /** ISO instant of the last report in this course. */
  updatedAt: string;
}
