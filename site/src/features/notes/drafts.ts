import { readStored, writeStored } from '../../lib/storage.ts';
import type { NoteDraft } from './note-keeper.ts';

/**
 * Text that the CMS does not have yet, kept in this browser for the learner who wrote it: a tab that closes while the CMS
 * is away loses no word. Emptied as soon as it is saved.
 */
const keyOf = (learner: string): string => `note-drafts:${learner}`;

export interface KeptDraft extends NoteDraft {
  lessonId: string;
}

/** The learner's drafts, of one lesson or of all. */
export function readDrafts({ learner, lessonId }: { learner: string; lessonId: string | null }): KeptDraft[] {
  return readAll(learner).filter((draft) => lessonId === null || draft.lessonId === lessonId);
}

/** Keeps a draft in the place of an older one of the same note. */
export function keepDraft({ learner, lessonId, draft }: { learner: string; lessonId: string; draft: NoteDraft }): void {
  writeAll({ learner, drafts: [...readAll(learner).filter(({ id }) => id !== draft.id), { ...draft, lessonId }] });
}

/** @param saved the text that is safe elsewhere now: what was written since stays; absent, the draft goes whatever it says */
export function dropDraft({ learner, id, saved }: { learner: string; id: string; saved?: string }): void {
  const drafts = readAll(learner);
  const left = drafts.filter((draft) => draft.id !== id || (saved !== undefined && draft.body !== saved));
  if (left.length < drafts.length) writeAll({ learner, drafts: left });
}

function readAll(learner: string): KeptDraft[] {
  const text = readStored(keyOf(learner));
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isDraft) : [];
  } catch {
    // Somebody else's doing: there is nothing of ours to be had from it.
    return [];
  }
}

function writeAll({ learner, drafts }: { learner: string; drafts: KeptDraft[] }): void {
  writeStored({ key: keyOf(learner), value: drafts.length === 0 ? null : JSON.stringify(drafts) });
}

function isDraft(value: unknown): value is KeptDraft {
  const draft = value as Partial<KeptDraft> | null;
  return (
    typeof draft?.id === 'string' &&
    typeof draft.lessonId === 'string' &&
    typeof draft.body === 'string' &&
    (draft.second === null || typeof draft.second === 'number') &&
    (draft.version === null || typeof draft.version === 'number')
  );
}
