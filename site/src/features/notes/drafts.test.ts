import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropDraft, keepDraft, readDrafts } from './drafts.ts';

const ANA = 'ana';
const draft = (told: object = {}) => ({ id: 'n1', second: null, body: 'Words', version: null, ...told });

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a draft is kept for its learner and lesson, the newest text of a note once', () => {
  keepDraft({ learner: ANA, lessonId: 'a', draft: draft({ body: 'Old' }) });
  keepDraft({ learner: ANA, lessonId: 'a', draft: draft({ body: 'New' }) });
  keepDraft({ learner: ANA, lessonId: 'b', draft: draft({ id: 'n2' }) });
  expect(readDrafts({ learner: ANA, lessonId: 'a' })).toEqual([{ ...draft({ body: 'New' }), lessonId: 'a' }]);
  expect(readDrafts({ learner: ANA, lessonId: null })).toHaveLength(2);
  expect(readDrafts({ learner: 'ben', lessonId: 'a' })).toEqual([]);
});

test('nothing stays when nothing is left to save', () => {
  keepDraft({ learner: ANA, lessonId: 'a', draft: draft() });
  dropDraft({ learner: ANA, id: 'other' });
  dropDraft({ learner: ANA, id: 'n1', saved: 'An older text' });
  expect(kept.size).toBe(1);
  dropDraft({ learner: ANA, id: 'n1' });
  expect(kept.size).toBe(0);
});

test.each(['{', 'null', '[1]', '[{"id":1}]', '{"id":"a"}'])('%s in the storage is nothing', (text) => {
  kept.set('note-drafts:ana', text);
  expect(readDrafts({ learner: ANA, lessonId: 'a' })).toEqual([]);
});

test('a browser without storage keeps nothing and says nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  keepDraft({ learner: ANA, lessonId: 'a', draft: draft() });
  expect(readDrafts({ learner: ANA, lessonId: 'a' })).toEqual([]);
});
