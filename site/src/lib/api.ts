/** The CMS as the browser reaches it; fixed when the site is built. */
export const CMS_URL: string = process.env.GATSBY_CMS_URL ?? '';

/** Milliseconds after which an unanswered request counts as the CMS not being there. */
const TIMEOUT = 15_000;

/** A field and what is wrong with it, as the CMS names it in `error.details.errors`. */
export interface FieldProblem {
  path: string;
  message: string;
}

/**
 * The CMS refused or failed. `code` is what to branch on: the contract's `error.details.code` where there is one,
 * `unreachable` (status 0) when no answer came, otherwise `http-<status>`.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  /** `error.details` as the CMS sent it; what a code says is in it. */
  readonly details: Readonly<Record<string, unknown>>;
  /** The number the CMS gave the request and wrote to its log; null where no answer came. */
  readonly requestId: string | null;
  constructor({
    status,
    code,
    message,
    fields = [],
    details = {},
    requestId = null,
  }: {
    status: number;
    code: string;
    message: string;
    fields?: readonly FieldProblem[];
    details?: Readonly<Record<string, unknown>>;
    requestId?: string | null;
  }) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.details = details;
    this.requestId = requestId;
  }
}

export interface ApiRequest {
  path: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  token?: string | null;
  /** Sends and takes the httpOnly session cookie. */
  withCookie?: boolean;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
  signal?: AbortSignal;
}

export type FetchLike = (input: string, init: RequestInit) => Promise<Response>;

/**
 * One request to the CMS.
 *
 * @throws ApiError when the answer is not 2xx, when none came, or when it was not what the CMS would say
 */
export async function callApi<T>(
  request: ApiRequest,
  { fetch = globalThis.fetch, cmsUrl = CMS_URL }: { fetch?: FetchLike; cmsUrl?: string } = {}
): Promise<T> {
  const response = await sendRequest(request, { fetch, cmsUrl });
  if (response.status === 204) return undefined as T;
  try {
    const answer: unknown = await response.json();
    // Every answer of the CMS is an object; whatever else speaks JSON at its address is not the CMS.
    if (typeof answer !== 'object' || answer === null) throw new TypeError('Not an answer of the CMS');
    return answer as T;
  } catch {
    const requestId = response.headers.get('x-request-id');
    throw new ApiError({
      status: response.status,
      code: 'unreachable',
      message: 'The answer could not be read',
      requestId,
    });
  }
}

/** Absolute addresses stay, a path is one below the CMS's address. */
export function toCmsAddress(url: string, { cmsUrl = CMS_URL }: { cmsUrl?: string } = {}): string {
  return url.startsWith('/') ? `${cmsUrl}${url}` : url;
}

async function sendRequest(
  { path, method = 'GET', body, token, withCookie = false, keepalive = false, signal }: ApiRequest,
  { fetch, cmsUrl }: { fetch: FetchLike; cmsUrl: string }
): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT);
  let response: Response;
  try {
    response = await fetch(`${cmsUrl}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: withCookie ? 'include' : 'omit',
      keepalive,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({ status: 0, code: 'unreachable', message: 'No answer came' });
  }
  if (!response.ok) throw await readError(response);
  return response;
}

async function readError(response: Response): Promise<ApiError> {
  const { status } = response;
  const requestId = response.headers.get('x-request-id');
  const fallback = {
    status,
    requestId,
    code: status >= 500 ? 'unreachable' : `http-${status}`,
    message: `The CMS answered ${status}`,
  };
  let answer: unknown;
  try {
    answer = await response.json();
  } catch {
    return new ApiError(fallback);
  }
  const error = (answer as { error?: { message?: unknown; details?: Record<string, unknown> } } | null)?.error;
  return new ApiError({
    status,
    code: typeof error?.details?.code === 'string' ? error.details.code : fallback.code,
    message: typeof error?.message === 'string' ? error.message : fallback.message,
    fields: readFields(error?.details?.errors),
    details: error?.details ?? {},
    requestId,
  });
}

/** A path comes as `email` from our own contracts and as `['email']` from Strapi's. */
function readFields(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((entry: unknown) => {
    const { path, message } = (entry ?? {}) as { path?: unknown; message?: unknown };
    if (typeof message !== 'string') return [];
    return [{ path: Array.isArray(path) ? path.join('.') : String(path ?? ''), message }];
  });
}
