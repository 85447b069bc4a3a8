import { forwardRef, useId, type SelectHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** One of several; the browser's own list, which every phone knows best how to show. */
export const Select = forwardRef<
  HTMLSelectElement,
  SelectHTMLAttributes<HTMLSelectElement> & {
    label: string;
    hint?: string;
    problem?: string;
    options: readonly { value: string; label: string }[];
  }
>(function Select({ label, hint, problem, options, className, ...rest }, ref) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-semibold text-ink">
        {label}
      </label>
      <div className="relative">
        <select
          {...rest}
          ref={ref}
          id={id}
          aria-invalid={problem ? true : undefined}
          aria-describedby={described || undefined}
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
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-ink-faint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="mt-1.5 text-sm font-medium text-bad">
          {problem}
        </p>
      )}
    </div>
  );
});
