import { maskWords } from './mask-words.ts';

/** What GHL said, before anybody judged it. `body` is the text as it came. */
export interface RawAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** What an answer that is none of success means for what was asked. */
export type Failure =
  /** GHL is not there, or not itself: nothing about this one contact. */
  | { kind: 'away'; words: string }
  /** The token is refused, or lacks a scope. */
  | { kind: 'token'; words: string }
  | { kind: 'too-many'; words: string }
  /** The contact is one already; `contactId` is the one that is there. */
  | { kind: 'duplicate'; contactId: string; field: 'email' | 'phone'; words: string }
  | { kind: 'not-found'; words: string }
  /** Refused for what it says; trying again would say the same. */
  | { kind: 'refused'; words: string };

/** Longest quote of GHL that is kept. */
const LONGEST = 500;

/**
 * Reads an answer. The HTTP status counts; the one in a body may say another.
 *
 * @returns the parsed body of a success, or what failed
 */
export function readAnswer({ status, contentType, body }: RawAnswer): { json: unknown } | Failure {
  const json = parseJson(body);
  const isJson = typeof json === 'object' && json !== null;
  const words = isJson ? quote(json as Record<string, unknown>) : '';
  const say = (fallback: string) => `GHL answered ${status}: ${words || fallback}`;

  if (status >= 200 && status < 300) {
    if (isJson) return { json };
    return { kind: 'away', words: `GHL answered ${status} with ${contentType || 'something'} that is not JSON` };
  }
  if (status === 429) return { kind: 'too-many', words: say('too many requests') };
  if (status >= 500 || status === 408) return { kind: 'away', words: say('it has an error of its own') };
  // Following it could carry the token to another host.
  if (status >= 300 && status < 400) return { kind: 'away', words: `GHL answered ${status}: a redirect, not followed` };
  if (status === 401 && /timed out/i.test(words)) return { kind: 'away', words: say('') };
  if (status === 401 || status === 403) return { kind: 'token', words: say('the token is not good for this') };
  if (status === 400 && isJson) {
    const duplicate = readDuplicate(json as Record<string, unknown>);
    if (duplicate) return { kind: 'duplicate', ...duplicate, words: say('') };
    if (/contact.* not found|no contact found/i.test(words)) return { kind: 'not-found', words: say('') };
  }
  if (status === 404) return { kind: 'not-found', words: say('not found') };
  return { kind: 'refused', words: say('it gives no reason') };
}

function readDuplicate({ meta }: Record<string, unknown>): { contactId: string; field: 'email' | 'phone' } | null {
  if (typeof meta !== 'object' || meta === null) return null;
  const { contactId, matchingField } = meta as Record<string, unknown>;
  if (typeof contactId !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(contactId)) return null;
  return { contactId, field: matchingField === 'phone' ? 'phone' : 'email' };
}

/** GHL's own words: a text or a list of texts, under `message` or `error`. */
function quote({ message, error }: Record<string, unknown>): string {
  const said = [message, error].find((part) => typeof part === 'string' || (Array.isArray(part) && part.length > 0));
  const text = Array.isArray(said) ? said.filter((part) => typeof part === 'string').join('; ') : said;
  return maskWords(typeof text === 'string' ? text : '').slice(0, LONGEST);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an answer too: a page of a proxy.
    return undefined;
  }
}
