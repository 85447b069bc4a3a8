import { useSyncExternalStore } from 'react';
import { writeStored } from './storage.ts';

export type Theme = 'light' | 'dark';

/** What the learner wants; `system` is what nobody has to say. */
export type ThemeChoice = Theme | 'system';

const KEY = 'diamond.theme';
const DARK_SYSTEM = '(prefers-color-scheme: dark)';

/**
 * Runs before the first paint, as text in the page: a chosen theme applies without a flash of the other one.
 * Without a choice the page follows the system through `color-scheme` alone.
 */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${KEY}');if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch(e){document.documentElement.dataset.theme=''}`;

/** What is chosen and what that comes to; both null until the browser has taken over: the built page must not guess. */
export function useTheme(): { choice: ThemeChoice | null; theme: Theme | null; choose: (choice: ThemeChoice) => void } {
  const choice = useSyncExternalStore(subscribe, readChoice, readNothing);
  const theme = useSyncExternalStore(subscribe, readTheme, readNothing);
  return { choice, theme, choose };
}

const listeners = new Set<() => void>();

function subscribe(changed: () => void): () => void {
  const system = matchMedia(DARK_SYSTEM);
  listeners.add(changed);
  system.addEventListener('change', changed);
  return () => {
    listeners.delete(changed);
    system.removeEventListener('change', changed);
  };
}

function choose(choice: ThemeChoice): void {
  const { dataset } = document.documentElement;
  if (choice === 'system') delete dataset.theme;
  else dataset.theme = choice;
  writeStored({ key: KEY, value: choice === 'system' ? null : choice });
  for (const changed of listeners) changed();
}

function readChoice(): ThemeChoice {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'dark' || chosen === 'light' ? chosen : 'system';
}

function readTheme(): Theme {
  const choice = readChoice();
  if (choice !== 'system') return choice;
  return matchMedia(DARK_SYSTEM).matches ? 'dark' : 'light';
}

function readNothing(): null {
  return null;
}
