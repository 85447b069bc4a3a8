import type { ListedNote, Note } from '@diamond/progress/contract/notes';
import { useCallback, useEffect, useState } from 'react';
import { useLocaleQuery } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { fetchNotes } from './fetch-notes.ts';
import { dropNote, mergeNotes, putNote } from './note-list.ts';

export type NotesState =
  | { kind: 'loading' }
  | { kind: 'failed' }
  | {
      kind: 'ready';
      notes: readonly ListedNote[];
      total: number;
      page: number;
      isMore: 'no' | 'yes' | 'coming' | 'failed';
    };

export interface Notes {
  state: NotesState;
  retry: () => void;
  more: () => void;
  /** A note was saved. */
  put: (note: Note) => void;
  /** A note is not there any more. */
  drop: (id: string) => void;
}

/** The learner's notes, of one lesson or of all; nothing is asked while `isAsked` is false. */
export function useNotes({
  lessonId = null,
  q = '',
  isAsked = true,
}: {
  lessonId?: string | null;
  q?: string;
  isAsked?: boolean;
}): Notes {
  const { session, isLearner, learnerId } = useSession();
  const { locale } = useLocaleQuery();
  const [state, setState] = useState<NotesState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!isLearner || !isAsked) return;
    const leaving = new AbortController();
    setState({ kind: 'loading' });
    fetchNotes({ session, lessonId, q, locale, signal: leaving.signal }).then(
      ({ data, meta }) =>
        setState({
          kind: 'ready',
          notes: data,
          total: meta.total,
          page: 1,
          isMore: data.length < meta.total ? 'yes' : 'no',
        }),
      () => {
        if (!leaving.signal.aborted) setState({ kind: 'failed' });
      }
    );
    return () => leaving.abort();
  }, [session, isLearner, learnerId, isAsked, lessonId, q, locale, attempt]);

  const more = async () => {
    if (state.kind !== 'ready' || state.isMore === 'coming') return;
    const page = state.page + 1;
    setState({ ...state, isMore: 'coming' });
    try {
      const { data, meta } = await fetchNotes({ session, lessonId, q, page, locale });
      setState((known) => {
        if (known.kind !== 'ready' || known.page !== page - 1) return known;
        const notes = mergeNotes({ known: known.notes, more: data });
        // A page that brings nothing is the last, whatever was deleted or written meanwhile.
        return {
          kind: 'ready',
          notes,
          total: meta.total,
          page,
          isMore: page * meta.pageSize < meta.total ? 'yes' : 'no',
        };
      });
    } catch {
      setState((known) => (known.kind === 'ready' ? { ...known, isMore: 'failed' } : known));
    }
  };

  const put = useCallback(
    (note: Note) =>
      setState((known) =>
        known.kind === 'ready'
          ? {
              ...known,
              total: known.total + (known.notes.some(({ id }) => id === note.id) ? 0 : 1),
              notes: putNote({ notes: known.notes, note, isByClock: lessonId !== null }),
            }
          : known
      ),
    [lessonId]
  );
  const drop = useCallback(
    (id: string) =>
      setState((known) =>
        known.kind === 'ready' && known.notes.some((note) => note.id === id)
          ? { ...known, total: known.total - 1, notes: dropNote({ notes: known.notes, id }) }
          : known
      ),
    []
  );
  return { state, retry: () => setAttempt((count) => count + 1), more: () => void more(), put, drop };
}
