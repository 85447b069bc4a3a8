import type { VideoRefusal } from '../contract/admin.ts';

/** How a call to Mux failed: its HTTP status, null when no answer came at all, and what it said. */
export interface MuxFailure {
  status: number | null;
  messages: readonly string[];
}

export interface FailureDescription {
  status: 422 | 429 | 502;
  code: VideoRefusal;
  message: string;
}

/**
 * A failure of Mux in words an editor understands. What Mux says about the request itself (a plan's limit, a bad setting)
 * is kept word for word, because only Mux knows it; what it says about our credentials is not an editor's to read.
 */
export function describeMuxFailure({ status, messages }: MuxFailure): FailureDescription {
  if (status === 429) {
    return {
      status: 429,
      code: 'mux-busy',
      message: 'Mux is receiving too many requests. Wait a minute and try again.',
    };
  }
  if (status === 401 || status === 403) {
    return {
      status: 502,
      code: 'mux-credentials',
      message:
        'Mux does not accept the access token of this school. Ask an administrator to check MUX_TOKEN_ID and MUX_TOKEN_SECRET.',
    };
  }
  if (status !== null && status >= 400 && status < 500) {
    const said = messages.join(' ').slice(0, 1_000);
    return {
      status: 422,
      code: 'mux-refused',
      message: said === '' ? `Mux refused this (${status}).` : `Mux says: ${said}`,
    };
  }
  return {
    status: 502,
    code: 'mux-unreachable',
    message: 'Mux cannot be reached at the moment. Try again in a minute.',
  };
}
