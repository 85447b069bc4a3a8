import { foldText } from '../contract/index.ts';
import { toPlainText } from './plain-text.ts';

/** How words are cut to their stems. */
export type Dictionary = 'english' | 'spanish' | 'simple';

/** A published course as the database has it in one language. */
export interface CourseSource {
  courseId: string;
  locale: string;
  courseSlug: string;
  title: string;
  summary: string | null;
  outcomes: string | null;
  description: string | null;
  /** Instructor, categories and tags. */
  names: string[];
}

/** A published lesson of a published module of a published course, in one language. */
export interface LessonSource {
  lessonId: string;
  moduleId: string;
  courseId: string;
  locale: string;
  courseSlug: string;
  lessonSlug: string;
  title: string;
  courseTitle: string;
  moduleTitle: string | null;
  summary: string | null;
  /** Gated. */
  body: string | null;
  videoId: string | null;
}

/** What is searched. `strong`, `middle` and `weak` are words; the rest is shown or tells where it leads. */
export interface SearchDocument {
  kind: 'course' | 'lesson';
  documentId: string;
  locale: string;
  dictionary: Dictionary;
  courseId: string;
  moduleId: string | null;
  courseSlug: string;
  lessonSlug: string | null;
  title: string;
  courseTitle: string;
  /** What anyone may read of it. */
  publicText: string;
  /** What only those may read who may watch it; null where there is nothing. */
  gatedText: string | null;
  videoId: string | null;
  isOpen: boolean;
  /** Compared letter by letter, for what was misspelt. */
  names: string;
  strong: string;
  middle: string;
  weak: string;
  gatedWords: string;
}

/** `en`, `es-MX` and the like; a language that is not taught here is not stemmed. */
export function chooseDictionary(language: string | null): Dictionary {
  const [code] = (language ?? '').toLowerCase().split(/[-_]/);
  return code === 'en' ? 'english' : code === 'es' ? 'spanish' : 'simple';
}

/** A text as its words alone, the same way a question is read: no sign between letters means anything. */
export function toWords(text: string): string {
  return foldText(text.normalize('NFKC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function buildCourse(source: CourseSource): SearchDocument {
  const { courseId, locale, courseSlug, title, names } = source;
  const summary = toLine(source.summary);
  const outcomes = (source.outcomes ?? '').split('\n').map(toLine).filter(Boolean).join(' · ');
  const description = toPlainText(source.description);
  return {
    kind: 'course',
    documentId: courseId,
    locale,
    dictionary: chooseDictionary(locale),
    courseId,
    moduleId: null,
    courseSlug,
    lessonSlug: null,
    title,
    courseTitle: title,
    publicText: join([summary, outcomes, description]),
    gatedText: null,
    videoId: null,
    isOpen: false,
    names: toWords(join([title, ...names])),
    strong: toWords(title),
    middle: toWords(join([summary, outcomes, ...names])),
    weak: toWords(description),
    gatedWords: '',
  };
}

/** @param isOpen whether a visitor may watch it */
export function buildLesson({ source, isOpen }: { source: LessonSource; isOpen: boolean }): SearchDocument {
  const { lessonId, moduleId, courseId, locale, courseSlug, lessonSlug, title, courseTitle, moduleTitle } = source;
  const [summary, body] = [toLine(source.summary), toPlainText(source.body)];
  return {
    kind: 'lesson',
    documentId: lessonId,
    locale,
    dictionary: chooseDictionary(locale),
    courseId,
    moduleId,
    courseSlug,
    lessonSlug,
    title,
    courseTitle,
    publicText: summary,
    gatedText: body || null,
    videoId: source.videoId,
    isOpen,
    names: toWords(title),
    strong: toWords(title),
    middle: toWords(summary),
    weak: toWords(join([moduleTitle, courseTitle])),
    gatedWords: toWords(body),
  };
}

/** A text that has no marks: what looks like one was typed to be read. */
function toLine(text: string | null): string {
  return (text ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

function join(texts: readonly (string | null | undefined)[]): string {
  return texts.filter(Boolean).join(' ');
}
