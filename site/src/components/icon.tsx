const PATHS = {
  play: 'M8 5.5v13l11-6.5z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3m-11 0h12v9H6z',
  clock: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  level: 'M5 20v-5m7 5V9m7 11V4',
  arrowRight: 'M5 12h14m-6-6 6 6-6 6',
  arrowLeft: 'M19 12H5m6-6-6 6 6 6',
  chevron: 'm6 9 6 6 6-6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  sun: 'M12 4V2m0 20v-2m8-8h2M2 12h2m13.7-5.7 1.4-1.4M4.9 19.1l1.4-1.4m0-11.4L4.9 4.9m14.2 14.2-1.4-1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5',
  file: 'M13 3H6v18h12V8zm0 0v5h5',
  download: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
  info: 'M12 11v6m0-9.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0',
  warning: 'M12 9v5m0 3v.01M10.3 4 2.5 18a2 2 0 0 0 1.7 3h15.6a2 2 0 0 0 1.7-3L13.7 4a2 2 0 0 0-3.4 0',
  user: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0M4 21a8 8 0 0 1 16 0',
  cloudOff: 'M3 3l18 18M9 5.5A6 6 0 0 1 17.6 10 4.5 4.5 0 0 1 20.5 17M6.5 8.5A5.5 5.5 0 0 0 7 19h9',
  hourglass: 'M7 3h10M7 21h10M8 3c0 5 4 6 4 9s-4 4-4 9m8-18c0 5-4 6-4 9s4 4 4 9',
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  note: 'M5 4h14v10l-5 6H5zm9 16v-6h5M9 9h6',
  pencil: 'm4 20 1-4L16 5l3 3L8 19zm10-13 3 3',
  trash: 'M5 7h14M10 7V4h4v3m-8 0 1 13h10l1-13',
  search: 'M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0m-1.5 4.5L20 20',
  filter: 'M4 6h16M7 12h10M10 18h4',
  monitor: 'M4 5h16v11H4zm5 15h6m-3-4v4',
  share: 'M12 15V4m-4 4 4-4 4 4M5 12v8h14v-8',
  keyboard: 'M3 6h18v12H3zM7 10h.01M12 10h.01M17 10h.01M8 14h8',
  sparkle: 'M12 3l2.2 6.3L21 12l-6.8 2.7L12 21l-2.2-6.3L3 12l6.8-2.7z',
} as const;

export type IconName = keyof typeof PATHS;

export const ICON_NAMES = Object.keys(PATHS) as IconName[];

/** A drawing beside words; it says nothing to a screen reader. */
export function Icon({
  name,
  className = 'size-5',
  isFilled = false,
}: {
  name: IconName;
  className?: string;
  isFilled?: boolean;
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={className}
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
