import { forwardRef, type SelectHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';
import { Icon } from './icon.tsx';

/** One of several; the browser's own list, which every phone knows best how to show. */
export const Select = forwardRef<
  HTMLSelectElement,
  SelectHTMLAttributes<HTMLSelectElement> &
    FieldFrameProps & {
      options: readonly { value: string; label: string }[];
    }
>(function Select({ label, hint, problem, options, className, ...rest }, ref) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem} className={className}>
      {(ties) => (
        <>
          <select
            {...rest}
            {...ties}
            ref={ref}
            className={classNames(
              'block min-h-12 w-full cursor-pointer appearance-none rounded-control border bg-surface pr-11 pl-4 text-ink',
              problem ? 'border-bad' : 'border-line-strong'
            )}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon
            name="chevron"
            className="pointer-events-none absolute top-1/2 right-3.5 size-5 -translate-y-1/2 text-ink-faint"
          />
        </>
      )}
    </FieldFrame>
  );
});
