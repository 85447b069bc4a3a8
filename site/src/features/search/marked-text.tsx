import type { TextPart } from '@diamond/search/contract/search';

/** An excerpt with what was asked for marked. It is text, whatever it looks like. */
export function MarkedText({ parts }: { parts: readonly TextPart[] }) {
  let at = 0;
  const placed = parts.map((part) => {
    const begin = at;
    at += part.text.length;
    return { ...part, begin };
  });
  return (
    <>
      {placed.map(({ text, isHit, begin }) =>
        isHit ? (
          <mark key={begin} className="rounded-sm bg-brand-wash px-0.5 font-semibold text-brand-ink">
            {text}
          </mark>
        ) : (
          text
        )
      )}
    </>
  );
}
