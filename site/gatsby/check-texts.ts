/** Texts that are rightly the same in every language. */
const SAME_EVERYWHERE = new Set(['common.minutes', 'footer.rights']);

/**
 * What keeps other languages from saying all that the first one says. The types find most of it; a build does not check
 * types, and they know neither the length of a list nor whether a text was translated.
 *
 * @returns one sentence a problem, each naming language and key
 */
export function findTextProblems({ texts, others }: { texts: unknown; others: Record<string, unknown> }): string[] {
  return Object.entries(others).flatMap(([language, other]) =>
    compare({ key: '', text: texts, other }).map((problem) => `${language}: ${problem}`)
  );
}

function compare({ key, text, other }: { key: string; text: unknown; other: unknown }): string[] {
  if (other === undefined) return [`${key} is missing`];
  if (typeof text !== typeof other || Array.isArray(text) !== Array.isArray(other))
    return [`${key} is not the same kind of text`];
  if (isBranch(text) && isBranch(other)) {
    const join = (name: string) => (key === '' ? name : `${key}.${name}`);
    const superfluous = Object.keys(other).filter((name) => !(name in text));
    return [
      ...Object.keys(text).flatMap((name) => compare({ key: join(name), text: text[name], other: other[name] })),
      ...superfluous.map((name) => `${join(name)} is not in en`),
    ];
  }
  if (typeof text === 'function' && typeof other === 'function') {
    return text.length === other.length ? [] : [`${key} takes ${other.length} values instead of ${text.length}`];
  }
  if (other === '' && text !== '') return [`${key} is empty`];
  return text !== '' && text === other && !SAME_EVERYWHERE.has(key) ? [`${key} is not translated`] : [];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
