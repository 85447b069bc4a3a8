import type { Failure } from '../../domain/read-answer.ts';

/** GHL did not do what it was asked. The message is its own words, with people masked. */
export class GhlError extends Error {
  override name = 'GhlError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.words);
    this.failure = failure;
  }
}
