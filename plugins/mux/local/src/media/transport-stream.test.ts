import { expect, test } from 'vitest';
import { readFirstPicture } from './transport-stream.ts';

/** One packet that starts a unit: header, optional stuffing, payload. */
function makePacket(payload: Buffer, { stuffing = 0 } = {}): Buffer {
  const packet = Buffer.alloc(188, 0xff);
  packet.set([0x47, 0x41, 0x00, stuffing > 0 ? 0x30 : 0x10]);
  if (stuffing > 0) packet.writeUInt8(stuffing - 1, 4);
  payload.copy(packet, 4 + stuffing);
  return packet;
}

/** A video unit at `ticks` with a sequence parameter set of Main profile, level 3.0. */
function makePicture(ticks: number): Buffer {
  const high = Math.floor(ticks / 2 ** 30);
  const middle = Math.floor(ticks / 2 ** 15) % 2 ** 15;
  const time = Buffer.alloc(5);
  time.writeUInt8(0x21 | (high << 1), 0);
  time.writeUInt16BE((middle << 1) | 1, 1);
  time.writeUInt16BE((ticks % 2 ** 15 << 1) | 1, 3);
  const unit = Buffer.from([0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5]);
  return Buffer.concat([unit, time, Buffer.from([0, 0, 0, 1, 0x09, 0xf0, 0, 0, 0, 1, 0x67, 0x4d, 0x40, 0x1e, 0xe8])]);
}

const tables = makePacket(Buffer.from([0, 0, 0xb0, 0x0d]));

test('the first picture tells its time and its codec', () => {
  expect(readFirstPicture({ segment: Buffer.concat([tables, makePacket(makePicture(126_000))]) })).toEqual({
    ticks: 126_000,
    codec: 'avc1.4d401e',
  });
});

test('a late time and a packet with an adaptation field are read as well', () => {
  const ticks = 2 ** 32 + 123_457;
  expect(
    readFirstPicture({ segment: Buffer.concat([tables, makePacket(makePicture(ticks), { stuffing: 8 })]) }).ticks
  ).toBe(ticks);
});

test('what is no film is said to be none', () => {
  expect(() => readFirstPicture({ segment: Buffer.alloc(188) })).toThrow('not a transport stream');
  expect(() => readFirstPicture({ segment: tables })).toThrow('no picture');
});
