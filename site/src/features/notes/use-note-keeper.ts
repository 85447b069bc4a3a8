import type { Note } from '@diamond/progress/contract/notes';
import { useEffect, useRef, useState } from 'react';
import { readLearner } from '../auth/access-token.ts';
import { useSession } from '../auth/session-context.tsx';
import { dropDraft, keepDraft } from './drafts.ts';
import { createNoteKeeper, type KeeperState, type NoteDraft, type NoteKeeper } from './note-keeper.ts';
import { saveDraft } from './notes-api.ts';

/**
 * Keeps a note while its editor is open: in this browser at every letter, with the CMS when the writing rests, and when
 * the page goes.
 *
 * @param learner who writes; what another person's session would send is kept instead
 * @param savedBody the text the CMS has, `null` for a new note
 */
export function useNoteKeeper({
  learner,
  lessonId,
  draft,
  savedBody,
  onSaved,
}: {
  learner: string;
  lessonId: string;
  draft: NoteDraft;
  savedBody: string | null;
  onSaved: (note: Note) => void;
}): { state: KeeperState; keeper: NoteKeeper } {
  const { session } = useSession();
  const told = useRef(onSaved);
  useEffect(() => {
    told.current = onSaved;
  }, [onSaved]);

  const [shown, show] = useState<KeeperState | null>(null);
  const [keeper] = useState(() =>
    createNoteKeeper({
      draft,
      savedBody,
      world: {
        save: async ({ draft: sent, keepalive }) => {
          const token = await session.token();
          if (!token || readLearner(token) !== learner) return { kind: 'retry' };
          const outcome = await saveDraft({ session, lessonId, draft: sent, keepalive });
          if (outcome.kind === 'saved') {
            dropDraft({ learner, id: sent.id, saved: sent.body });
            told.current(outcome.note);
          }
          return outcome;
        },
        after: (ms, task) => {
          const timer = setTimeout(task, ms);
          return () => clearTimeout(timer);
        },
        onState: (state) => {
          if (state.status === 'saved' || state.status === 'empty') dropDraft({ learner, id: state.draft.id });
          else keepDraft({ learner, lessonId, draft: state.draft });
          show(state);
        },
      },
    })
  );
  useEffect(() => {
    const onOnline = () => void keeper.flush();
    const onHide = () => {
      if (document.visibilityState === 'hidden') void keeper.flush({ keepalive: true });
    };
    const onGo = () => void keeper.flush({ keepalive: true });
    addEventListener('online', onOnline);
    addEventListener('pagehide', onGo);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      removeEventListener('online', onOnline);
      removeEventListener('pagehide', onGo);
      document.removeEventListener('visibilitychange', onHide);
      void keeper.flush();
      keeper.close();
    };
  }, [keeper]);

  return { state: shown ?? keeper.state(), keeper };
}
