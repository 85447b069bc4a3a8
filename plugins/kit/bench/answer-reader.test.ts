import { expect, test } from 'vitest';
import { AnswerReader } from './answer-reader.ts';

const ANSWERS =
  'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nok\r\n' +
  'HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n' +
  'HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n' +
  'HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n';

test('answers are told apart however the network cuts them', () => {
  for (let size = 1; size <= ANSWERS.length; size += 1) {
    const reader = new AnswerReader();
    const statuses: string[] = [];
    for (let at = 0; at < ANSWERS.length; at += size)
      statuses.push(...reader.read(Buffer.from(ANSWERS.slice(at, at + size))));
    expect(statuses).toEqual(['200', '204', '503', '401']);
  }
});
