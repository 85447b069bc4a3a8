import { expect, test, vi } from 'vitest';
import { createUploads, type Sender } from './uploads.ts';

function makeSender() {
  const listeners = new Map<string, (event: CustomEvent) => void>();
  const sender: Sender = { on: (event, listener) => void listeners.set(event, listener), abort: vi.fn() };
  const say = (event: string, detail?: unknown) => listeners.get(event)?.({ detail } as CustomEvent);
  return { sender, say };
}

function start() {
  const onBusy = vi.fn();
  const uploads = createUploads({ onBusy });
  const { sender, say } = makeSender();
  uploads.follow({ videoId: 'v1', fileName: 'a.mp4', sender });
  return { uploads, sender, say, onBusy };
}

test('an upload is found while it is sent and after', () => {
  const { uploads, say } = start();
  expect(uploads.find('v1')).toMatchObject({ state: 'sending', percent: 0 });
  say('progress', 41.7);
  expect(uploads.find('v1')).toMatchObject({ state: 'sending', percent: 42 });
  say('success');
  expect(uploads.find('v1')).toMatchObject({ state: 'sent', percent: 100 });
  expect(uploads.find(null)).toBeUndefined();
});

test('a failed upload says why, and stays failed whatever is said later', () => {
  const { uploads, say } = start();
  say('error', { message: 'Server responded with 403' });
  say('progress', 90);
  say('success');
  expect(uploads.find('v1')).toMatchObject({ state: 'failed', problem: 'Server responded with 403' });
});

test('an upload that is given up stops and is forgotten', () => {
  const { uploads, sender, say } = start();
  uploads.giveUp('v1');
  say('progress', 90);
  expect(sender.abort).toHaveBeenCalledOnce();
  expect(uploads.find('v1')).toBeUndefined();
});

test('it is busy exactly while something is being sent', () => {
  const { uploads, say, onBusy } = start();
  expect(onBusy).toHaveBeenLastCalledWith(true);
  const second = makeSender();
  uploads.follow({ videoId: 'v2', fileName: 'b.mp4', sender: second.sender });
  say('success');
  expect(onBusy).toHaveBeenLastCalledWith(true);
  second.say('error', {});
  expect(onBusy).toHaveBeenLastCalledWith(false);
});

test('who listens is told of every change until it stops listening', () => {
  const { uploads, say } = start();
  const listener = vi.fn();
  const stop = uploads.subscribe(listener);
  say('progress', 10);
  stop();
  say('progress', 20);
  expect(listener).toHaveBeenCalledOnce();
});
