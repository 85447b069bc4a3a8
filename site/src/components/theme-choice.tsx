import { useTexts } from '../lib/locale.tsx';
import { useTheme, type ThemeChoice } from '../lib/theme.ts';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

const CHOICES: readonly { choice: ThemeChoice; icon: IconName }[] = [
  { choice: 'system', icon: 'monitor' },
  { choice: 'light', icon: 'sun' },
  { choice: 'dark', icon: 'moon' },
];

/** Light, dark, or what the system says, which is the way back from either. */
export function ThemeChoice() {
  const { theme, themes } = useTexts().common;
  const { choice: chosen, choose } = useTheme();
  return (
    <fieldset className="flex w-max rounded-full border border-line p-1">
      <legend className="sr-only">{theme}</legend>
      {CHOICES.map(({ choice, icon }) => (
        <label
          key={choice}
          title={themes[choice]}
          className={classNames(
            'grid size-9 cursor-pointer place-items-center rounded-full has-focus-visible:outline-3 has-focus-visible:outline-brand-ink',
            choice === chosen ? 'bg-raised text-ink forced-colors:outline-2' : 'text-ink-faint hover:text-ink'
          )}
        >
          <input
            type="radio"
            name="theme"
            value={choice}
            checked={choice === chosen}
            onChange={() => choose(choice)}
            className="sr-only"
          />
          <Icon name={icon} className="size-4.5" />
          <span className="sr-only">{themes[choice]}</span>
        </label>
      ))}
    </fieldset>
  );
}
