/** The cut stone: three facets. */
export function Logo({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <path d="M9 5h14l6 8-13 15L3 13z" fill="#4f46e5" />
      <path d="M9 5h14l-3.5 8h-7z" fill="#a5b4fc" />
      <path d="M12.5 13h7L16 28z" fill="#7c74f7" />
      <path d="M3 13h9.5L9 5z" fill="#6366f1" />
      <path d="M29 13h-9.5L23 5z" fill="#818cf8" />
    </svg>
  );
}
