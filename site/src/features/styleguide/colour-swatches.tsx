/** Each ground with the ink that is read on it. */
const PAIRS = [
  { name: 'canvas', look: 'bg-canvas text-ink border border-line' },
  { name: 'surface', look: 'bg-surface text-ink-soft border border-line' },
  { name: 'raised', look: 'bg-raised text-ink-faint' },
  { name: 'brand', look: 'bg-brand text-white' },
  { name: 'brand-strong', look: 'bg-brand-strong text-white' },
  { name: 'brand-wash', look: 'bg-brand-wash text-brand-ink' },
  { name: 'good-wash', look: 'bg-good-wash text-good' },
  { name: 'warn-wash', look: 'bg-warn-wash text-warn' },
  { name: 'bad-wash', look: 'bg-bad-wash text-bad' },
  { name: 'night', look: 'bg-night text-night-ink' },
];

export function ColourSwatches() {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-5">
      {PAIRS.map(({ name, look }) => (
        <li key={name} className={`rounded-control px-4 pt-10 pb-3 font-mono text-sm ${look}`}>
          {name}
        </li>
      ))}
    </ul>
  );
}
