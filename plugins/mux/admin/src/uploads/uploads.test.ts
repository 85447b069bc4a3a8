import { expect, test, vi } from 'vitest';
import type { Connection } from './connection.ts';
import type { UploadDesk } from './desk.ts';
import type { SendRequest } from './send-request.ts';
import type { Answer } from './transfer.ts';
import type { Address, Purpose, Unfinished, Upload } from './upload.ts';
import { createUploads } from './uploads.ts';

const SIZE = 1_000;
const asNew = (title: string): Purpose => ({ kind: 'new', title });
const makeFile = (name: string) => new File([new Uint8Array(SIZE)], name, { type: 'video/mp4', lastModified: 5 });
const answered = (status: number, stored: number | null = null, text = ''): Answer => ({
  kind: 'answered',
  status,
  stored,
  text,
  retryAfter: null,
});
const makeAddress = (id: string): Address => ({ videoId: id, takeId: id, uploadUrl: `https://mux.test/${id}` });

function makeUnfinished({ purpose = asNew('a') }: { purpose?: Purpose } = {}): Unfinished {
  return { purpose, address: makeAddress('v1'), facts: { fileName: 'a.mp4', size: SIZE, lastModified: 5 } };
}

/** A tab. Requests to Mux are answered by hand, in the order they come. */
function openTab({
  begun = [],
  arrived = {},
  connection = {},
}: {
  begun?: Unfinished[];
  arrived?: Record<string, number>;
  connection?: Partial<Connection>;
} = {}) {
  const requests: { url: string; range: string; answer: (answer: Answer) => void; signal: AbortSignal }[] = [];
  const send: SendRequest = ({ url, range, signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve({ kind: 'broken', loaded: 0 }));
      requests.push({ url, range, answer: resolve, signal });
    });
  let opened = begun.length;
  const desk = {
    open: vi.fn<UploadDesk['open']>(() => Promise.resolve(makeAddress(`v${(opened += 1)}`))),
    cancel: vi.fn<UploadDesk['cancel']>(() => Promise.resolve()),
    listUnfinished: vi.fn<UploadDesk['listUnfinished']>(() => Promise.resolve(begun)),
  };
  const onBusy = vi.fn();
  const uploads = createUploads({
    desk,
    send,
    onBusy,
    arrived: {
      of: (takeId) => arrived[takeId] ?? 0,
      note: ({ takeId, bytes }) => (arrived[takeId] = bytes),
      forget: (takeId) => (arrived[takeId] = 0),
    },
    connection: { isOnline: () => true, subscribe: () => () => undefined, ...connection },
    readWords: (error) => (error instanceof Error ? error.message : null),
  });
  const find = (key: string): Upload => {
    const found = uploads.list().find((upload) => upload.key === key);
    if (!found) throw new Error(`no upload ${key}`);
    return found;
  };
  const until = (key: string, state: Upload['state']) => vi.waitFor(() => expect(find(key).state).toBe(state));
  const untilRequests = (many: number) => vi.waitFor(() => expect(requests).toHaveLength(many));
  return { uploads, requests, desk, onBusy, arrived, find, until, untilRequests };
}

test('two files are sent at once, the third when one has arrived', async () => {
  const { uploads, requests, desk, until, untilRequests, onBusy } = openTab();
  const [first, second, third] = ['a', 'b', 'c'].map((name) =>
    uploads.add({ file: makeFile(`${name}.mp4`), purpose: asNew(name) })
  ) as [string, string, string];
  await untilRequests(2);
  await until(third, 'queued');
  expect(desk.open).toHaveBeenCalledTimes(2);
  requests[0]?.answer(answered(200));
  await until(first, 'sent');
  await untilRequests(3);
  requests[1]?.answer(answered(200));
  requests[2]?.answer(answered(200));
  await until(second, 'sent');
  await until(third, 'sent');
  expect(onBusy).toHaveBeenLastCalledWith(false);
});

test('after a reload the same file goes on by the same address, another one begins anew', async () => {
  const { uploads, requests, desk, find, until, untilRequests } = openTab({ begun: [makeUnfinished()] });
  await uploads.restore();
  expect(uploads.list()).toMatchObject([{ state: 'unfinished', videoId: 'v1', fileName: 'a.mp4' }]);
  const other = uploads.add({ file: new File(['x'], 'a.mp4'), purpose: asNew('a') });
  await until(other, 'sending');
  expect(requests[0]?.url).toBe('https://mux.test/v2');
  const key = uploads.add({ file: makeFile('a.mp4'), purpose: asNew('a') });
  await untilRequests(2);
  expect(requests[1]).toMatchObject({ url: 'https://mux.test/v1', range: `bytes */${SIZE}` });
  requests[1]?.answer(answered(308, 600));
  await untilRequests(3);
  expect(requests[2]?.range).toBe(`bytes 600-999/${SIZE}`);
  requests[2]?.answer(answered(200));
  await until(key, 'sent');
  expect(find(key).videoId).toBe('v1');
  expect(desk.open).toHaveBeenCalledOnce();
});

test('where the address does not let itself be read, what this browser knows to have arrived is not sent again', async () => {
  const { uploads, requests, untilRequests } = openTab({ begun: [makeUnfinished()], arrived: { v1: 400 } });
  await uploads.restore();
  uploads.add({ file: makeFile('a.mp4'), purpose: asNew('a') });
  await untilRequests(1);
  requests[0]?.answer(answered(308));
  await untilRequests(2);
  expect(requests[1]?.range).toBe(`bytes 400-999/${SIZE}`);
});

test('looking again takes what has ended elsewhere off the list, and nothing that this tab sends', async () => {
  const begun = [makeUnfinished()];
  const { uploads, desk, untilRequests } = openTab({ begun });
  await uploads.restore();
  await uploads.restore();
  expect(uploads.list()).toHaveLength(1);
  uploads.add({ file: makeFile('b.mp4'), purpose: asNew('b') });
  await untilRequests(1);
  desk.listUnfinished.mockResolvedValueOnce([]);
  await uploads.restore();
  expect(uploads.list()).toMatchObject([{ fileName: 'b.mp4', state: 'sending' }]);
});

test('a film that is to replace another does not go on with an upload made for something else', async () => {
  const { uploads, desk, untilRequests } = openTab({ begun: [makeUnfinished()] });
  await uploads.restore();
  const purpose: Purpose = { kind: 'replace', videoId: 'v9', title: 'a' };
  uploads.add({ file: makeFile('a.mp4'), purpose });
  await untilRequests(1);
  expect(desk.open).toHaveBeenCalledWith({
    purpose,
    facts: { fileName: 'a.mp4', size: SIZE, lastModified: 5 },
  });
});

test('a paused upload lets the next one go, and goes on by asking', async () => {
  const { uploads, requests, find, until, untilRequests } = openTab();
  const key = uploads.add({ file: makeFile('a.mp4'), purpose: asNew('a') });
  await untilRequests(1);
  uploads.pause(key);
  expect(find(key).state).toBe('paused');
  expect(requests[0]?.signal.aborted).toBe(true);
  uploads.resume(key);
  await untilRequests(2);
  expect(requests[1]?.range).toBe(`bytes */${SIZE}`);
  requests[1]?.answer(answered(200));
  await until(key, 'sent');
});

test('an address that is too old is said with the words of Mux, and a new one is taken when asked for', async () => {
  const { uploads, requests, find, until, untilRequests } = openTab();
  const key = uploads.add({ file: makeFile('a.mp4'), purpose: asNew('a') });
  await untilRequests(1);
  requests[0]?.answer(answered(410, null, 'The upload is timed out'));
  await until(key, 'expired');
  expect(find(key).problem).toEqual({ kind: 'expired', text: 'The upload is timed out' });
  uploads.resume(key);
  await untilRequests(2);
  expect(requests[1]).toMatchObject({ url: 'https://mux.test/v2', range: `bytes 0-999/${SIZE}` });
  expect(find(key)).toMatchObject({ videoId: 'v2', formerIds: ['v1'] });
});

test('an upload that Mux does not open says why, stays, and can be tried again', async () => {
  const { uploads, desk, find, until, untilRequests } = openTab();
  desk.open.mockRejectedValueOnce(new Error('Free plan is limited to 10 assets'));
  const key = uploads.add({ file: makeFile('a.mp4'), purpose: asNew('a') });
  await until(key, 'failed');
  expect(find(key).problem).toEqual({ kind: 'not-opened', text: 'Free plan is limited to 10 assets' });
  uploads.resume(key);
  await untilRequests(1);
});

test('a cancelled upload stops, is told to Mux and forgotten; when Mux cannot be told it stays', async () => {
  const { uploads, desk, requests, find, untilRequests } = openTab();
  const key = uploads.add({ file: makeFile('a.mp4'), purpose: asNew('a') });
  await untilRequests(1);
  desk.cancel.mockRejectedValueOnce(new Error('Mux cannot be reached'));
  expect(await uploads.cancel(key)).toBe(false);
  expect(requests[0]?.signal.aborted).toBe(true);
  expect(find(key)).toMatchObject({
    state: 'paused',
    problem: { kind: 'not-cancelled', text: 'Mux cannot be reached' },
  });
  expect(await uploads.cancel(key)).toBe(true);
  expect(uploads.list()).toEqual([]);
});

test('one cancelled while Mux opens it leaves nothing behind at Mux', async () => {
  const { uploads, desk, requests } = openTab();
  let open = (_address: Address): void => undefined;
  desk.open.mockReturnValueOnce(new Promise((resolve) => (open = resolve)));
  const key = uploads.add({ file: makeFile('a.mp4'), purpose: asNew('a') });
  expect(await uploads.cancel(key)).toBe(true);
  open(makeAddress('v7'));
  await vi.waitFor(() => expect(desk.cancel).toHaveBeenCalledWith({ purpose: asNew('a'), address: makeAddress('v7') }));
  expect(requests).toEqual([]);
});

test('who listens is told of every change until it stops, and gets the same list while nothing changes', async () => {
  const { uploads, untilRequests } = openTab();
  const listener = vi.fn();
  const stop = uploads.subscribe(listener);
  const key = uploads.add({ file: makeFile('a.mp4'), purpose: asNew('a') });
  await untilRequests(1);
  expect(listener).toHaveBeenCalled();
  expect(uploads.list()).toBe(uploads.list());
  stop();
  listener.mockClear();
  uploads.pause(key);
  expect(listener).not.toHaveBeenCalled();
});

test('a field gets its video at once, also while two others are being sent', async () => {
  const { uploads, desk, find, until, untilRequests } = openTab();
  for (const name of ['a', 'b']) uploads.add({ file: makeFile(`${name}.mp4`), purpose: asNew(name) });
  await untilRequests(2);
  const key = uploads.add({ file: makeFile('c.mp4'), purpose: asNew('c'), isOpenedAtOnce: true });
  await until(key, 'queued');
  expect(find(key).videoId).toBe('v3');
  expect(desk.open).toHaveBeenCalledTimes(3);
});
