import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A tick beside its words; the whole row can be pressed. */
export function Checkbox({
  label,
  note,
  isChecked,
  isDisabled = false,
  onChange,
}: {
  label: ReactNode;
  /** Small, at the end of the row: a count, say. */
  note?: ReactNode;
  isChecked: boolean;
  isDisabled?: boolean;
  onChange: (isChecked: boolean) => void;
}) {
  return (
    <label
      className={classNames(
        'flex min-h-10 items-center gap-3 rounded-control text-[0.95rem]',
        isDisabled ? 'cursor-not-allowed text-ink-faint' : 'cursor-pointer hover:text-brand-ink'
      )}
    >
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4.5 shrink-0 cursor-[inherit] accent-brand"
      />
      <span className="min-w-0 flex-1">{label}</span>
      {note !== undefined && <span className="text-sm text-ink-faint tabular-nums">{note}</span>}
    </label>
  );
}
