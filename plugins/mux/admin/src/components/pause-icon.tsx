/** Two bars; the design system has no such sign. */
export function PauseIcon() {
  return (
    <svg width="1.6rem" height="1.6rem" viewBox="0 0 16 16" fill="currentColor" aria-hidden>
      <path d="M3 2h3.5v12H3zM9.5 2H13v12H9.5z" />
    </svg>
  );
}
