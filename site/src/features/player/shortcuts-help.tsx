import { Dialog } from '../../components/dialog.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { SHORTCUTS } from './shortcuts.ts';

const SIGNS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

/** Every key of a lesson's page. */
export default function ShortcutsHelp({ onClose }: { onClose: () => void }) {
  const { common, player } = useTexts();
  const nameOf = (key: string) => (key === ' ' ? player.space : (SIGNS[key] ?? key.toUpperCase()));
  return (
    <Dialog title={player.keysTitle} text={player.keysText} closeLabel={common.close} isWide onClose={onClose}>
      <dl className="grid gap-x-10 gap-y-3 sm:grid-cols-2">
        {SHORTCUTS.map(({ name, keys }) => (
          <div key={name} className="flex items-center justify-between gap-4">
            <dt>{player.keys[name]}</dt>
            <dd className="flex shrink-0 items-center gap-1.5">
              {shorten(keys).map((key) => (
                <kbd
                  key={key}
                  className="min-w-8 rounded-control border border-line bg-raised px-2 py-1 text-center text-sm font-semibold"
                >
                  {nameOf(key)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Ten digits are a row from the first to the last. */
function shorten(keys: readonly string[]): readonly string[] {
  return keys.length > 3 ? [`${keys[0]} – ${keys.at(-1)}`] : keys;
}
