import { classNames } from './class-names.ts';

/** @param percent 0 to 100 */
export function ProgressBar({ percent, label, className }: { percent: number; label: string; className?: string }) {
  const shown = Math.min(100, Math.max(0, Math.round(percent)));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={shown}
      className={classNames('h-2 overflow-hidden rounded-full bg-raised', className)}
    >
      <div
        className={classNames(
          'h-full rounded-full transition-[width] duration-500',
          shown === 100 ? 'bg-good' : 'bg-brand'
        )}
        style={{ width: `${shown}%` }}
      />
    </div>
  );
}
