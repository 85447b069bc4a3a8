const HEAD_END = Buffer.from('\r\n\r\n');
const CHUNKS_END = Buffer.from('0\r\n\r\n');
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;

/** Cuts a connection's bytes into answers, reading no more of them than where they end. */
export class AnswerReader {
  #rest: Buffer = Buffer.alloc(0);

  /** The statuses of the answers that `chunk` completes. */
  read(chunk: Buffer): string[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const statuses: string[] = [];
    for (let end = this.#findEnd(); end !== -1; end = this.#findEnd()) {
      statuses.push(this.#rest.toString('latin1', 9, 12));
      this.#rest = this.#rest.subarray(end);
    }
    return statuses;
  }

  /** Where the first answer ends; -1 while it is not all there. */
  #findEnd(): number {
    const headEnd = this.#rest.indexOf(HEAD_END);
    if (headEnd === -1) return -1;
    const bodyStart = headEnd + HEAD_END.length;
    const head = this.#rest.toString('latin1', 0, headEnd);
    if (CHUNKED.test(head)) {
      const end = this.#rest.indexOf(CHUNKS_END, bodyStart);
      return end === -1 ? -1 : end + CHUNKS_END.length;
    }
    const end = bodyStart + Number(LENGTH.exec(head)?.[1] ?? 0);
    return end <= this.#rest.length ? end : -1;
  }
}
