import { filmLength, type CompletedBy } from '../contract/index.ts';
import { SAME_FILM } from './fit-progress.ts';
import { parseMultirange } from './multirange.ts';
import { describeLesson, type OutlineLesson } from './stored-progress.ts';

/** What is published of a course, with all of an answer written that is the same for every learner. */
export interface WrittenOutline {
  courseId: string;
  lessons: readonly WrittenLesson[];
}

interface WrittenLesson extends OutlineLesson {
  /** The lesson as it is told to a learner who never began it. */
  untouched: string;
  head: string;
  ruleText: string;
  filmText: string;
}

/** What a learner did in one lesson, as Postgres writes its columns: nothing is read that need only be told on. */
export type ProgressTexts = readonly [
  lessonId: string,
  position: string,
  watched: string,
  duration: string,
  /** `-` unless the lesson is done. */
  completedBy: string,
  /** `YYYY-MM-DD`, UTC. */
  day: string,
  /** `HH:MM:SS.ffffff`; noughts at the end are left out. */
  time: string,
];

const NOT_DONE = '-';

export function writeOutline({
  courseId,
  lessons,
}: {
  courseId: string;
  lessons: readonly OutlineLesson[];
}): WrittenOutline {
  return {
    courseId,
    lessons: lessons.map(({ lessonId, rule, filmDuration }) => ({
      lessonId,
      rule,
      filmDuration,
      untouched: JSON.stringify(describeLesson({ lessonId, rule, filmDuration, progress: null })),
      head: `{"lessonId":${JSON.stringify(lessonId)},"position":`,
      ruleText: JSON.stringify(rule),
      filmText: String(filmDuration),
    })),
  };
}

/**
 * `decideCourse` as JSON, letter by letter, written from what Postgres wrote: a course has a hundred lessons, and to read
 * each into an object and to write it again is most of what the answer would cost (a test holds the two together).
 */
export function writeCourse({
  outline: { courseId, lessons },
  progress,
}: {
  outline: WrittenOutline;
  progress: ReadonlyMap<string, ProgressTexts>;
}): string {
  let done = 0;
  let told = '';
  for (const lesson of lessons) {
    const texts = progress.get(lesson.lessonId);
    if (texts && isDone(texts)) done += 1;
    told += told === '' ? '' : ',';
    told += texts ? writeLesson(lesson, texts) : lesson.untouched;
  }
  const percent = lessons.length === 0 ? 0 : Math.floor((done * 100) / lessons.length);
  const isCompleted = lessons.length > 0 && done === lessons.length;
  return `{"courseId":${JSON.stringify(courseId)},"percent":${percent},"completed":${isCompleted},"lessons":[${told}]}`;
}

function writeLesson(lesson: WrittenLesson, texts: ProgressTexts): string {
  const [, position, watched, durationText, completedBy, day, time] = texts;
  const to = lesson.filmDuration;
  let duration = to ?? 0;
  let told = durationText;
  if (durationText !== lesson.filmText) {
    const from = Number(durationText);
    const isFitting = to !== null && to > 0 && from > 0;
    // Rare, and not worth being quick.
    if (isFitting && Math.abs(to - from) > SAME_FILM * from) return rewriteLesson(lesson, texts);
    duration = isFitting ? to : from;
    told = String(duration);
  }
  const completed = isDone(texts)
    ? `"completed":true,"completedBy":"${completedBy}"`
    : '"completed":false,"completedBy":null';
  return (
    `${lesson.head}${writeNumber(position)},"percent":${readPercent(watched, filmLength(duration))},${completed},"rule":${lesson.ruleText},` +
    `"watched":[${watched.slice(1, -1).replaceAll(')', ']')}],"duration":${told},"updatedAt":"${toIso(day, time)}","ticket":null,"surplus":0}`
  );
}

function rewriteLesson({ lessonId, rule, filmDuration }: WrittenLesson, texts: ProgressTexts): string {
  const [, position, watched, duration, completedBy, day, time] = texts;
  const at = new Date(toIso(day, time));
  return JSON.stringify(
    describeLesson({
      lessonId,
      rule,
      filmDuration,
      progress: {
        position: Number(position),
        watched: parseMultirange(watched),
        duration: Number(duration),
        completedAt: isDone(texts) ? at : null,
        completedBy: isDone(texts) ? (completedBy as CompletedBy) : null,
        updatedAt: at,
      },
    })
  );
}

/**
 * A number as JSON has it. So short, and without a sign or an exponent, Postgres writes it alike: with fifteen digits no two
 * texts are one number.
 */
function writeNumber(text: string): string {
  return text.length <= 15 && !text.includes('e') && !text.startsWith('-') ? text : String(Number(text));
}

/** As `watchedPercent`, of ranges as Postgres writes them: in order, apart from each other. */
function readPercent(watched: string, length: number): number {
  if (length === 0) return 0;
  let seconds = 0;
  let from = 0;
  let number = 0;
  for (let at = 0; at < watched.length; at += 1) {
    const code = watched.charCodeAt(at);
    if (code >= ZERO && code <= NINE) number = number * 10 + code - ZERO;
    else if (code === COMMA) [from, number] = [number, 0];
    else if (code === CLOSING) {
      seconds += Math.max(0, Math.min(number, length) - from);
      number = 0;
    }
  }
  return Math.floor((seconds * 100) / length);
}

const ZERO = 48;
const NINE = 57;
const COMMA = 44;
const CLOSING = 41;

/** As `Date.prototype.toISOString` tells it: milliseconds, the rest cut off. */
function toIso(day: string, time: string): string {
  return `${day}T${time.slice(0, 8)}.${time.slice(9, 12).padEnd(3, '0')}Z`;
}

function isDone(texts: ProgressTexts): boolean {
  return texts[4] !== NOT_DONE;
}
