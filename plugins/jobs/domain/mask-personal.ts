const EMAIL = /[^\s@<>"',;:()[\]]+@[^\s@<>"',;:()[\]]+\.[^\s@<>"',;:()[\]]+/g;
/** Seven digits or more, however they are grouped: no count in a payload of ours is written like that. */
const PHONE = /\+?\d[\d\s().-]{5,}\d/g;
/** Names of fields whose values are about a person, or open something. */
const PERSONAL = /mail|phone|name|address|birth|password|token|secret|code|link|url|text|html|subject|message/i;
/** Fields that only look personal. */
const HARMLESS = new Set(['eventName', 'queueName', 'templateName']);
/** An id, or an instant: digits that are nobody's telephone. */
const ID_OR_INSTANT =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)$/i;
const DEEPEST = 6;

/**
 * A payload as an admin may see it: what names a person is replaced by how long it was, wherever it stands. Ids, times
 * and counts stay, for they are what one looks for.
 */
export function maskPersonal(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((item) => maskPersonal(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && PERSONAL.test(key) && !HARMLESS.has(key)
        ? hide(inner)
        : maskPersonal(inner, depth + 1),
    ])
  );
}

/** A text without e-mail addresses and telephone numbers, such as a mail server's complaint. */
export function maskText(text: string): string {
  if (ID_OR_INSTANT.test(text)) return text;
  return text.replace(EMAIL, '•••@•••').replace(PHONE, '•••');
}

function hide(text: string): string {
  return text === '' ? '' : `••• (${text.length})`;
}
