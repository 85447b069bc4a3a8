import type { Note } from '@diamond/progress/contract/notes';

/** A note as it stands in an editor. `version` is the one it was changed from, `null` for one that was never saved. */
export interface NoteDraft {
  id: string;
  second: number | null;
  body: string;
  version: number | null;
}

/** What became of saving a draft. `gone`: the note was deleted elsewhere, and only its writer knows whether that is right. */
export type SaveOutcome =
  | { kind: 'saved'; note: Note }
  | { kind: 'conflict'; theirs: Note }
  | { kind: 'gone' }
  | { kind: 'refused'; message: string }
  | { kind: 'retry' };

/** `waiting`: there is something new to save, in a moment. `empty`: nothing is saved until something is written. */
export type KeeperStatus = 'empty' | 'waiting' | 'saving' | 'saved' | 'offline' | 'refused' | 'conflict' | 'gone';

export interface KeeperState {
  status: KeeperStatus;
  draft: NoteDraft;
  /** The note as it is elsewhere, while there is a conflict. */
  theirs: Note | null;
  /** Why it was refused, in words. */
  problem: string | null;
}

export interface NoteKeeper {
  state: () => KeeperState;
  edit: (body: string) => void;
  /** Saves what is not saved, now. `keepalive` where the page may go meanwhile. */
  flush: (how?: { keepalive: boolean }) => Promise<void>;
  /** Ends a conflict: with this text, the other one, or both. */
  settle: (choice: 'mine' | 'theirs' | 'both') => Promise<void>;
  /** Nothing is sent or told after this. */
  close: () => void;
}

export interface KeeperWorld {
  save: (request: { draft: NoteDraft; keepalive: boolean }) => Promise<SaveOutcome>;
  /** Runs a task in so many milliseconds; what it gives back cancels that. */
  after: (ms: number, task: () => void) => () => void;
  onState: (state: KeeperState) => void;
}

/** Milliseconds of rest after the last letter before a note is saved. */
const REST = 1_000;
/** Milliseconds to the first new try, doubled for each further one up to the last. */
const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;

/**
 * Keeps one note that is being written: saves it by itself when the writing rests, one request at a time, tries again
 * while the CMS is away, and never writes over what another tab wrote. Knows neither browser nor framework.
 *
 * @param savedBody the text as it is kept by the CMS, `null` for a note it does not have yet
 */
export function createNoteKeeper({
  draft: first,
  savedBody,
  world,
}: {
  draft: NoteDraft;
  savedBody: string | null;
  world: KeeperWorld;
}): NoteKeeper {
  let draft = first;
  let saved = savedBody;
  let theirs: Note | null = null;
  let problem: string | null = null;
  let status: KeeperStatus = rest();
  let retries = 0;
  let cancel = () => {};
  let isClosed = false;
  let sending: Promise<void> | null = null;

  if (status === 'waiting') plan(REST);

  return {
    state: () => ({ status, draft, theirs, problem }),
    edit,
    flush,
    settle,
    close: () => {
      isClosed = true;
      cancel();
    },
  };

  function rest(): KeeperStatus {
    if (draft.body === saved) return 'saved';
    return draft.body.trim() === '' ? 'empty' : 'waiting';
  }

  function become(next: KeeperStatus): void {
    status = next;
    if (!isClosed) world.onState({ status, draft, theirs, problem });
  }

  function plan(ms: number): void {
    cancel();
    if (!isClosed) cancel = world.after(ms, () => void flush());
  }

  function edit(body: string): void {
    draft = { ...draft, body };
    if (status === 'conflict' || status === 'gone') return become(status);
    const next = rest();
    cancel();
    if (next === 'waiting') plan(REST);
    // What is on its way says by itself what came of it.
    become(sending ? 'saving' : next);
  }

  async function flush({ keepalive = false }: { keepalive?: boolean } = {}): Promise<void> {
    cancel();
    if (sending) await sending;
    if (isClosed || status === 'conflict' || status === 'gone' || rest() !== 'waiting') return;
    // Another caller may have begun while this one waited.
    sending ??= send({ keepalive }).finally(() => {
      sending = null;
    });
    await sending;
  }

  async function send({ keepalive }: { keepalive: boolean }): Promise<void> {
    const sent = draft;
    become('saving');
    const outcome = await world.save({ draft: sent, keepalive });
    problem = null;
    switch (outcome.kind) {
      case 'saved':
        retries = 0;
        return adopt(outcome.note);
      case 'conflict':
        if (outcome.theirs.body === draft.body) return adopt(outcome.theirs);
        theirs = outcome.theirs;
        return become('conflict');
      case 'gone':
        return become('gone');
      case 'refused':
        problem = outcome.message;
        return become('refused');
      case 'retry':
        plan(Math.min(LAST_RETRY, FIRST_RETRY * 2 ** retries));
        retries += 1;
        return become('offline');
    }
  }

  /** The CMS has this; whatever was written since is still to be saved. */
  function adopt(note: Note): void {
    draft = { ...draft, version: note.version };
    saved = note.body;
    theirs = null;
    const next = rest();
    if (next === 'waiting') plan(REST);
    become(next);
  }

  async function settle(choice: 'mine' | 'theirs' | 'both'): Promise<void> {
    if (!theirs) return;
    const other = theirs;
    if (choice === 'theirs') draft = { ...draft, body: other.body };
    if (choice === 'both') draft = { ...draft, body: `${other.body.trimEnd()}\n\n---\n\n${draft.body}` };
    adopt(other);
    await flush();
  }
}
