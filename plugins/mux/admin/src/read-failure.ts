/** What went wrong with a call to the CMS. */
export interface Failure {
  /** HTTP status, null when there was no answer. */
  status: number | null;
  /** The refusal in words, null when there are none. */
  message: string | null;
}

/** Reads whatever a call to the CMS was rejected with. Null: the call was dropped by this screen itself. */
export function readFailure(error: unknown): Failure | null {
  if (typeof error !== 'object' || error === null) return { status: null, message: null };
  if (Reflect.get(error, 'name') === 'AbortError' || Reflect.get(error, 'name') === 'CanceledError') return null;
  const status: unknown = Reflect.get(error, 'status');
  const message: unknown = Reflect.get(error, 'message');
  return {
    status: typeof status === 'number' ? status : null,
    message: typeof status === 'number' && typeof message === 'string' && message !== '' ? message : null,
  };
}
