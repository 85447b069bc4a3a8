import { forwardRef, useId, useState, type InputHTMLAttributes } from 'react';
import { useTexts } from '../lib/locale.tsx';
import { classNames } from './class-names.ts';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
  /** What is wrong with the value, for people. */
  problem?: string;
}

/** A labelled input; hint and problem are tied to it, a password can be shown. */
export const Field = forwardRef<HTMLInputElement, FieldProps>(function Field(
  { label, hint, problem, type = 'text', className, ...rest },
  ref
) {
  const texts = useTexts();
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  const isPassword = type === 'password';
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-semibold text-ink">
        {label}
      </label>
      <div className="relative">
        <input
          {...rest}
          ref={ref}
          id={id}
          type={isPassword && isShown ? 'text' : type}
          aria-invalid={problem ? true : undefined}
          aria-describedby={described || undefined}
          className={classNames(
            'block min-h-12 w-full rounded-control border bg-surface px-4 text-ink placeholder:text-ink-faint',
            problem ? 'border-bad' : 'border-line-strong',
            isPassword && 'pr-20'
          )}
        />
        {isPassword && (
          <button
            type="button"
            onClick={() => setIsShown(!isShown)}
            aria-pressed={isShown}
            className="absolute inset-y-1 right-1 cursor-pointer rounded-control px-3 text-sm font-semibold text-brand-ink"
          >
            {isShown ? texts.auth.hidePassword : texts.auth.showPassword}
            <span className="sr-only"> {label}</span>
          </button>
        )}
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
