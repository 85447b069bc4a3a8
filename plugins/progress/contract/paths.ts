/** Paths below the CMS's address. Ids are document ids. */
export const lessonProgressPath = (lessonId: string): string => `/api/progress/lessons/${encodeURIComponent(lessonId)}`;
export const courseProgressPath = (courseId: string): string => `/api/progress/courses/${encodeURIComponent(courseId)}`;
export const continuePath = '/api/progress/continue';
/** Says by hand that a lesson is done, or is not. */
export const lessonDonePath = (lessonId: string): string => `${lessonProgressPath(lessonId)}/done`;
/** Many reports at once, of any lessons. */
export const syncPath = '/api/progress/sync';
