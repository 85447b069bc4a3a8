import { useEffect, useState } from 'react';
import { useTexts } from '../lib/locale.tsx';
import { applyTheme, readTheme, type Theme } from '../lib/theme.ts';
import { Icon } from './icon.tsx';

export function ThemeToggle() {
  const texts = useTexts();
  // Only the browser knows; the built page must not guess.
  const [theme, setTheme] = useState<Theme | null>(null);
  useEffect(() => setTheme(readTheme()), []);
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      onClick={() => {
        applyTheme(other);
        setTheme(other);
      }}
      aria-label={other === 'dark' ? texts.common.themeToDark : texts.common.themeToLight}
      className="grid size-11 cursor-pointer place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}
