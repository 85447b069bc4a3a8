import { useTexts } from '../lib/locale.tsx';
import { useTheme, type Theme } from '../lib/theme.ts';
import { Icon } from './icon.tsx';

export function ThemeToggle() {
  const { common } = useTexts();
  const { theme, choose } = useTheme();
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      onClick={() => choose(other)}
      aria-label={other === 'dark' ? common.themeToDark : common.themeToLight}
      className="grid size-11 cursor-pointer place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}
