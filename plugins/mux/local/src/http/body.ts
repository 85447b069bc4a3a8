import type { IncomingMessage } from 'node:http';
import { ValidationError, type Schema } from 'yup';
import { ApiProblem, invalidParameters } from './problems.ts';

/** Bytes of JSON the API takes; Mux's own requests are a few kilobytes. */
const LIMIT = 1024 * 1024;

/**
 * Reads a JSON body and checks it.
 *
 * @throws ApiProblem 400 naming every field that is wrong, 413 when the body is over 1 MiB
 */
export async function readBody<T>({ request, schema }: { request: IncomingMessage; schema: Schema<T> }): Promise<T> {
  const text = await readText(request);
  let input: unknown;
  try {
    input = JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw invalidParameters('The request body is not valid JSON');
  }
  try {
    return await schema.validate(input, { strict: true, abortEarly: false });
  } catch (error) {
    if (error instanceof ValidationError) throw invalidParameters(...error.errors);
    throw error;
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT)
      throw new ApiProblem({
        status: 413,
        type: 'invalid_parameters',
        messages: ['The request body is larger than 1 MiB'],
      });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
