/** The cut stone: five facets, in shades of the brand. */
export function Logo({ className = 'size-8' }: { className?: string }) {
  const shade = (percent: number) => `color-mix(in oklab, var(--brand-strong), #fff ${percent}%)`;
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <path d="M9 5h14l6 8-13 15L3 13z" style={{ fill: shade(4) }} />
      <path d="M9 5h14l-3.5 8h-7z" style={{ fill: shade(58) }} />
      <path d="M12.5 13h7L16 28z" style={{ fill: shade(28) }} />
      <path d="M3 13h9.5L9 5z" style={{ fill: shade(16) }} />
      <path d="M29 13h-9.5L23 5z" style={{ fill: shade(40) }} />
    </svg>
  );
}
