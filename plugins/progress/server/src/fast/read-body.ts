import type { IncomingMessage } from 'node:http';

/**
 * Reads a body of known length and puts it back, as if nobody had read it: whoever is given the request next finds it
 * whole. Never settles when the connection ends before.
 *
 * Put back at once: a stream that has ended takes nothing back.
 */
export function readBody({ request, length }: { request: IncomingMessage; length: number }): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let read = 0;
    const take = (): void => {
      for (let chunk: Buffer | null = request.read(); chunk !== null; chunk = request.read()) {
        chunks.push(chunk);
        read += chunk.length;
      }
      if (read < length) return;
      request.removeListener('readable', take);
      const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      request.unshift(body);
      resolve(body);
    };
    request.on('readable', take);
  });
}
