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

/** Trying again would say the same: kept as failed at once. The jobs plugin knows it by its name. */
export class HopelessJob extends Error {
  override name = 'HopelessJob';
}

/** What GHL refused for its own sake stays refused; what is GHL's state passes. */
export function isFinal(error: unknown): boolean {
  if (error instanceof HopelessJob) return true;
  return error instanceof GhlError && ['refused', 'duplicate', 'not-found'].includes(error.failure.kind);
}

export function isNotFound(error: unknown): boolean {
  return error instanceof GhlError && error.failure.kind === 'not-found';
}
