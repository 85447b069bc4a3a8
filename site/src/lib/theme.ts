import { writeStored } from './storage.ts';

export type Theme = 'light' | 'dark';

const KEY = 'diamond.theme';

/**
 * Runs before the first paint, as text in the page: a chosen theme applies without a flash of the other one.
 * Without a choice the page follows the system through `color-scheme` alone.
 */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${KEY}');if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch(e){document.documentElement.dataset.theme=''}`;

export function readTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  writeStored({ key: KEY, value: theme });
}
