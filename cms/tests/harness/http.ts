/** One call to the CMS as a program makes it; the body parsed when it is JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // The shape is what the test at hand asserts.
  // oxlint-disable-next-line no-explicit-any
  body: any;
}

export async function call({
  url,
  method = 'GET',
  token,
  body,
  headers = {},
}: {
  url: string;
  method?: string;
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parseJson(text) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Waits for a fact, asking again every 100 ms; says what it waited for when the fact does not come. */
export async function waitFor<T>({
  fact,
  ask,
  timeout = 60_000,
}: {
  fact: string;
  ask: () => Promise<T | undefined | null | false>;
  timeout?: number;
}): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`It did not come about: ${fact}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
