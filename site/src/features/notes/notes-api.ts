import { NOTE_CODES, notePath, notesPath, type Note } from '@diamond/progress/contract/notes';
import { ApiError } from '../../lib/api.ts';
import type { Session } from '../auth/session.ts';
import type { NoteDraft, SaveOutcome } from './note-keeper.ts';

/** Answers that another try would get again. */
const FINAL_STATUSES: ReadonlySet<number> = new Set([400, 403, 404, 409, 413, 415, 422]);

/** Writes a draft, and reads what became of it; never throws. */
export async function saveDraft({
  session,
  lessonId,
  draft,
  keepalive = false,
}: {
  session: Session;
  lessonId: string;
  draft: NoteDraft;
  keepalive?: boolean;
}): Promise<SaveOutcome> {
  const { id, second, body, version } = draft;
  try {
    const { data } = await session.request<{ data: Note }>(
      version === null
        ? { path: notesPath, method: 'POST', body: { id, lessonId, second, body }, keepalive }
        : { path: notePath(id), method: 'PUT', body: { second, body, version }, keepalive }
    );
    return { kind: 'saved', note: data };
  } catch (error) {
    return readFailure(error);
  }
}

/** @throws ApiError */
export async function removeNote({ session, id }: { session: Session; id: string }): Promise<void> {
  await session.request<undefined>({ path: notePath(id), method: 'DELETE' });
}

/** What a failure to save means for the one who writes. */
export function readFailure(error: unknown): SaveOutcome {
  if (!(error instanceof ApiError)) return { kind: 'retry' };
  if (error.code === NOTE_CODES.conflict && isNote(error.details.note))
    return { kind: 'conflict', theirs: error.details.note };
  if (error.code === NOTE_CODES.notFound) return { kind: 'gone' };
  return FINAL_STATUSES.has(error.status) ? { kind: 'refused', message: error.message } : { kind: 'retry' };
}

function isNote(value: unknown): value is Note {
  const note = value as Partial<Note> | null | undefined;
  return typeof note?.id === 'string' && typeof note.body === 'string' && typeof note.version === 'number';
}
