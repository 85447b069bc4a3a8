/** What went wrong with a call to the CMS. */
export interface Failure {
  /** HTTP status, null when there was no answer. */
  status: number | null;
  /** The refusal in words, null when there are none. */
  message: string | null;
  /** What the refusal is called, null when it is called nothing. */
  code: string | null;
  /** What the refusal says beside its words; each code has its own. */
  details: unknown;
}

const NO_ANSWER: Failure = { status: null, message: null, code: null, details: undefined };

/** Reads whatever a call to the CMS was rejected with. Null: the call was dropped by this screen itself. */
export function readFailure(error: unknown): Failure | null {
  if (typeof error !== 'object' || error === null) return NO_ANSWER;
  if (Reflect.get(error, 'name') === 'AbortError' || Reflect.get(error, 'name') === 'CanceledError') return null;
  const status: unknown = Reflect.get(error, 'status');
  const message: unknown = Reflect.get(error, 'message');
  if (typeof status !== 'number') return NO_ANSWER;
  const details = dig(error, ['response', 'data', 'error', 'details']);
  const code = dig(details, ['code']);
  return {
    status,
    message: typeof message === 'string' && message !== '' ? message : null,
    code: typeof code === 'string' ? code : null,
    details,
  };
}

function dig(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  return typeof value === 'object' && value !== null ? dig(Reflect.get(value, name), rest) : undefined;
}
