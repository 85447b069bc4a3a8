import { forwardRef, useState, type InputHTMLAttributes } from 'react';
import { useTexts } from '../lib/locale.tsx';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';

/** A labelled input; hint and problem are tied to it, a password can be shown. */
export const Field = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement> & FieldFrameProps>(
  function Field({ label, hint, problem, type = 'text', className, ...rest }, ref) {
    const texts = useTexts();
    const [isShown, setIsShown] = useState(false);
    const isPassword = type === 'password';
    return (
      <FieldFrame label={label} hint={hint} problem={problem} className={className}>
        {(ties) => (
          <>
            <input
              {...rest}
              {...ties}
              ref={ref}
              type={isPassword && isShown ? 'text' : type}
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
          </>
        )}
      </FieldFrame>
    );
  }
);
