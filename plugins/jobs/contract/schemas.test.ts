import { expect, test } from 'vitest';
import { ValidationError } from 'yup';
import { jobListQuerySchema, jobParamsSchema } from './schemas.ts';

function problemsOf(schema: typeof jobListQuerySchema | typeof jobParamsSchema, input: unknown): string[] {
  try {
    schema.validateSync(input, { abortEarly: false, strict: true });
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.errors;
    throw error;
  }
}

test('a list may be asked for by queue, state and page', () => {
  expect(problemsOf(jobListQuerySchema, {})).toEqual([]);
  expect(problemsOf(jobListQuerySchema, { queue: 'mail.send', state: 'failed', page: '3' })).toEqual([]);
});

test.each([
  [{ queue: "x'; drop" }, 'queue'],
  [{ state: 'lost' }, 'state'],
  [{ page: '0' }, 'page'],
  [{ page: 1 }, 'page'],
  [{ sort: 'payload' }, 'unknown field: sort'],
])('%j is refused by name', (input, named) => {
  expect(problemsOf(jobListQuerySchema, input).join()).toContain(named);
});

test('a job is named by queue and uuid', () => {
  expect(problemsOf(jobParamsSchema, { queue: 'a', jobId: '4b6b1c1e-6a52-4d4e-9f43-0c8ad7b4c111' })).toEqual([]);
  expect(problemsOf(jobParamsSchema, { queue: 'a', jobId: '7' })).toEqual(['jobId must be a uuid']);
});
