import { expect, test } from 'vitest';
import { createArrived } from './arrived.ts';

function open(content: string | null = null) {
  let kept = content;
  return createArrived({ storage: { getItem: () => kept, setItem: (_key, value) => (kept = value) } });
}

test('what arrived is remembered for each upload, the latest counts, and it can be forgotten', () => {
  const arrived = open();
  arrived.note({ takeId: 'a', bytes: 1 });
  arrived.note({ takeId: 'b', bytes: 2 });
  arrived.note({ takeId: 'a', bytes: 3 });
  expect([arrived.of('a'), arrived.of('b'), arrived.of('c')]).toEqual([3, 2, 0]);
  arrived.forget('a');
  expect([arrived.of('a'), arrived.of('b')]).toEqual([0, 2]);
});

test('it does not grow without end', () => {
  const arrived = open();
  for (let index = 0; index < 150; index += 1) arrived.note({ takeId: `t${index}`, bytes: index });
  expect([arrived.of('t0'), arrived.of('t149')]).toEqual([0, 149]);
});

test.each(['{', 'null', '"x"', '[["a",-1],["a","1"],[],null]'])(
  'a storage with %s in it remembers nothing',
  (content) => {
    expect(open(content).of('a')).toBe(0);
  }
);

test('a browser that keeps nothing does not stop an upload', () => {
  const arrived = createArrived({
    storage: {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    },
  });
  expect(() => arrived.note({ takeId: 'a', bytes: 1 })).not.toThrow();
});
