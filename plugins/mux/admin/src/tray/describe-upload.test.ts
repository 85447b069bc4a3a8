import { expect, test } from 'vitest';
import type { VideoDetail } from '../../../contract/library.ts';
import type { Upload } from '../uploads/upload.ts';
import { describeUpload } from './describe-upload.ts';

const upload: Upload = {
  key: '1',
  purpose: { kind: 'new', title: 'a' },
  videoId: 'v1',
  formerIds: [],
  fileName: 'a.mp4',
  size: 1_000,
  state: 'sending',
  loaded: 420,
  isStruggling: false,
  problem: null,
};
const replacing: Upload = { ...upload, state: 'sent', purpose: { kind: 'replace', videoId: 'v1', title: 'a' } };
const describe = (one: Upload, { video = {}, isOnline = true }: { video?: object | null; isOnline?: boolean } = {}) =>
  describeUpload({ upload: one, video: video as VideoDetail | null, isOnline, size: '1 kB' });

test('what is being sent says how much, and what keeps it', () => {
  expect(describe(upload)).toMatchObject({ id: 'upload.percent', values: { percent: 42, size: '1 kB' } });
  expect(describe({ ...upload, isStruggling: true }).id).toBe('upload.struggling');
  expect(describe(upload, { isOnline: false }).id).toBe('upload.waiting-online');
  expect(describe({ ...upload, state: 'unfinished' }).id).toBe('upload.unfinished');
});

test('a problem is said in our words and in those of Mux', () => {
  const problem = { kind: 'refused', text: 'Wrong size' } as const;
  expect(describe({ ...upload, state: 'failed', problem })).toMatchObject({
    tone: 'danger',
    id: 'upload.problem.refused',
    details: ['Wrong size'],
  });
});

test('a file that has arrived tells what became of the film', () => {
  const sent: Upload = { ...upload, state: 'sent' };
  const error = { type: 'invalid_input', messages: ['It is not a video file.'] };
  expect(describe(sent, { video: null }).id).toBe('upload.sent');
  expect(describe(sent, { video: { status: 'preparing' } }).id).toBe('upload.sent');
  expect(describe(sent, { video: { status: 'ready' } })).toMatchObject({ tone: 'success', id: 'upload.ready' });
  expect(describe(sent, { video: { status: 'errored', error } })).toMatchObject({
    id: 'upload.mux-failed',
    details: error.messages,
  });
});

test('a next film is told apart from the one that is on', () => {
  const error = { type: 'invalid_input', messages: ['It is not a video file.'] };
  const failed = { status: 'ready', replacement: 'failed', takes: [{ kind: 'next', status: 'errored', error }] };
  const onItsWay = { status: 'ready', replacement: 'under-way', takes: [{ kind: 'next', status: 'preparing' }] };
  expect(describe(replacing, { video: failed })).toMatchObject({ id: 'upload.mux-failed', details: error.messages });
  expect(describe(replacing, { video: onItsWay }).id).toBe('upload.sent');
  expect(describe(replacing, { video: { status: 'ready', replacement: 'none', takes: [] } }).id).toBe(
    'upload.in-place'
  );
});
