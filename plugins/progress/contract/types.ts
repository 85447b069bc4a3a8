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
}

/** A learner's progress in one lesson. Seconds and percent of the film; all zero before the first report. */
export interface LessonProgress {
  lessonId: string;
  /** Where to resume, in seconds. */
  position: number;
  /** 0 to 100, rounded down: how much of the film was really watched. */
  percent: number;
  /** Once done a lesson stays done. */
  completed: boolean;
  watched: SecondRange[];
  /** The film's length in seconds at the last report; 0 before. */
  duration: number;
  /** ISO instant of the last report; null before the first. */
  updatedAt: string | null;
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
