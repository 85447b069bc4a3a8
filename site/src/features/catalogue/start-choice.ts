import type { Decision } from '@diamond/access/contract/because';
import { findNextLesson, type LessonMarks } from '../progress/course-marks.ts';
import { percentDone } from '../progress/percent-done.ts';
import { isOpenToAll, type Course, type Lesson } from './catalogue.ts';

/** The one thing to do next with a course. */
export type StartChoice =
  | { kind: 'nothing' }
  /** Nobody who is known: an account opens it, and perhaps one lesson is open already. */
  | { kind: 'join'; free: Lesson | null }
  /** A learner who is not let in. */
  | { kind: 'refused'; free: Lesson | null }
  | { kind: 'start' | 'goOn' | 'again'; lesson: Lesson; percent: number };

/**
 * @param decision what the CMS says to this learner; null for visitors and until it is known
 * @param marks the learner's ticks; null for visitors and until they are known
 */
export function chooseStart({
  course,
  isLearner,
  decision,
  marks,
}: {
  course: Course;
  isLearner: boolean;
  decision: Pick<Decision, 'allowed'> | null;
  marks: LessonMarks | null;
}): StartChoice {
  const [first] = course.lessons;
  if (!first) return { kind: 'nothing' };
  const free = course.lessons.find((lesson) => isOpenToAll({ course, lesson })) ?? null;
  if (!isLearner && course.access !== 'everyone') return { kind: 'join', free };
  if (decision && !decision.allowed) return { kind: 'refused', free };
  const known = marks ?? {};
  const percent = percentDone({ lessons: course.lessons, marks: known });
  const next = findNextLesson({ lessons: course.lessons, marks: known });
  if (next === null) return { kind: 'again', lesson: first, percent };
  const hasBegun = course.lessons.some(({ id }) => (known[id]?.percent ?? 0) > 0 || known[id]?.completed);
  return { kind: hasBegun ? 'goOn' : 'start', lesson: next, percent };
}
