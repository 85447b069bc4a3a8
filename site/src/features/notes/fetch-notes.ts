import { notesPath, type NotePage } from '@diamond/progress/contract/notes';
import type { Session } from '../auth/session.ts';

/** One page of notes, of one lesson or of all. @throws ApiError */
export async function fetchNotes({
  session,
  lessonId,
  q = '',
  page = 1,
  locale,
  signal,
}: {
  session: Session;
  lessonId?: string | null;
  q?: string;
  page?: number;
  /** The language lessons are named in. */
  locale?: string;
  signal?: AbortSignal;
}): Promise<NotePage> {
  const query = new URLSearchParams({
    ...(lessonId ? { lessonId } : {}),
    ...(q ? { q } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
    ...(locale ? { locale } : {}),
  }).toString();
  return session.request<NotePage>({ path: query ? `${notesPath}?${query}` : notesPath, signal });
}
