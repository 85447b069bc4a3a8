/** What the first picture of an MPEG-TS segment says about its rendition. */
export interface FirstPicture {
  /** Presentation time in ticks of 90 kHz. */
  ticks: number;
  /** The picture's codec for a playlist (RFC 6381), such as `avc1.4d401e`. */
  codec: string;
}

const PACKET = 188;
const SYNC = 0x47;

/**
 * Finds the first picture's time and codec in a segment. The prober is no help here: it crashes on transport streams.
 *
 * @param segment the beginning of an MPEG-TS file with H.264 in it
 * @throws when there is no such picture in it
 */
export function readFirstPicture({ segment }: { segment: Buffer }): FirstPicture {
  for (let at = 0; at + PACKET <= segment.length; at += PACKET) {
    if (segment[at] !== SYNC) throw new Error('The segment is not a transport stream');
    const payload = readPayload(segment.subarray(at, at + PACKET));
    if (!payload || !isVideoStart(payload)) continue;
    return { ticks: readTime(payload), codec: readCodec(payload) };
  }
  throw new Error('The segment holds no picture');
}

/** The payload of a packet that begins a new unit, without the adaptation field. */
function readPayload(packet: Buffer): Buffer | undefined {
  const isUnitStart = (packet.readUInt8(1) & 0x40) !== 0;
  const control = (packet.readUInt8(3) >> 4) & 3;
  if (!isUnitStart || (control & 1) === 0) return undefined;
  const skipped = control === 3 ? 1 + packet.readUInt8(4) : 0;
  return packet.subarray(4 + skipped);
}

/** A packetised video unit: start code 000001, stream id E0 to EF, with a presentation time. */
function isVideoStart(payload: Buffer): boolean {
  return (
    payload.length > 14 &&
    payload.readUIntBE(0, 3) === 1 &&
    (payload.readUInt8(3) & 0xf0) === 0xe0 &&
    (payload.readUInt8(7) & 0x80) !== 0
  );
}

/** 33 bits of time, spread over five bytes with marker bits between. */
function readTime(payload: Buffer): number {
  const high = (payload.readUInt8(9) >> 1) & 0x07;
  const middle = payload.readUInt16BE(10) >> 1;
  const low = payload.readUInt16BE(12) >> 1;
  return high * 2 ** 30 + middle * 2 ** 15 + low;
}

/** Profile, constraints and level: the three bytes after the header (type 7) of the sequence parameter set. */
function readCodec(payload: Buffer): string {
  for (let at = 9; at + 6 < payload.length; at += 1) {
    if (payload.readUIntBE(at, 3) === 1 && (payload.readUInt8(at + 3) & 0x1f) === 7) {
      return `avc1.${payload.subarray(at + 4, at + 7).toString('hex')}`;
    }
  }
  throw new Error('The first picture has no sequence parameter set');
}
