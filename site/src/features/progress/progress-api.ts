import { continuePath, courseProgressPath, lessonDonePath } from '@diamond/progress/contract/paths';
import type { ContinueItem, CourseProgress, LessonProgress } from '@diamond/progress/contract/types';
import type { Session } from '../auth/session.ts';

interface Answer<T> {
  data: T;
}

/** @throws ApiError */
export async function fetchCourseProgress({
  session,
  courseId,
  signal,
}: {
  session: Session;
  courseId: string;
  signal?: AbortSignal;
}): Promise<CourseProgress> {
  return (await session.request<Answer<CourseProgress>>({ path: courseProgressPath(courseId), signal })).data;
}

/** What to go on with, newest first. @throws ApiError */
export async function fetchContinue({
  session,
  signal,
}: {
  session: Session;
  signal?: AbortSignal;
}): Promise<ContinueItem[]> {
  return (await session.request<Answer<ContinueItem[]>>({ path: continuePath, signal })).data;
}

/** Says by hand that a lesson is done, or is not. @throws ApiError */
export async function markLesson({
  session,
  lessonId,
  done,
}: {
  session: Session;
  lessonId: string;
  done: boolean;
}): Promise<LessonProgress> {
  const path = lessonDonePath(lessonId);
  return (await session.request<Answer<LessonProgress>>({ path, method: 'PUT', body: { done } })).data;
}
