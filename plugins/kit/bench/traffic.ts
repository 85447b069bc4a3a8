/** What a load process sends. A module's default export makes one from plain arguments. */
export interface Traffic {
  /** The next whole HTTP/1.1 request, keep-alive, with a Content-Length where it has a body. */
  next: () => string;
}

export type MakeTraffic<Args> = (args: Args) => Traffic;

/** One request's text. Header values are ours: nothing is escaped. */
export function writeRequest({
  method,
  path,
  token,
  body,
  headers = {},
}: {
  method: string;
  path: string;
  token?: string;
  body?: string;
  headers?: Record<string, string>;
}): string {
  const more = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const bearer = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
  const content =
    body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${bearer}${more}${content}\r\n${body ?? ''}`;
}
