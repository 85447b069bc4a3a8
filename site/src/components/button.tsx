import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useHydrated } from '../lib/use-hydrated.ts';
import { classNames } from './class-names.ts';
import { LocalLink } from './local-link.tsx';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger' | 'night' | 'night-quiet';
type Size = 'regular' | 'large' | 'small';

const LOOKS: Record<Look, string> = {
  primary: 'bg-brand text-white shadow-card hover:bg-brand-strong',
  secondary: 'border border-line bg-surface text-ink hover:border-line-strong',
  quiet: 'text-ink-soft hover:bg-raised hover:text-ink',
  danger: 'border border-bad text-bad hover:bg-bad-wash',
  night: 'bg-white text-night hover:bg-night-soft',
  'night-quiet': 'border border-white/30 text-night-ink hover:bg-white/10',
};

const SIZES: Record<Size, string> = {
  small: 'min-h-9 px-3.5 text-sm',
  regular: 'min-h-11 px-5 text-[0.95rem]',
  large: 'min-h-13 px-7 text-base',
};

function lookOf({ look, size, className }: { look: Look; size: Size; className?: string }): string {
  return classNames(
    'inline-flex cursor-pointer items-center justify-center gap-2 rounded-full font-semibold whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-busy:cursor-wait aria-busy:opacity-60',
    LOOKS[look],
    SIZES[size],
    className
  );
}

interface Shared {
  look?: Look;
  size?: Size;
  className?: string;
  children: ReactNode;
}

/** Does something on this page. `isBusy` keeps its place and says so. A form is sent by script alone, so it waits for that. */
export function Button({
  look = 'primary',
  size = 'regular',
  className,
  isBusy = false,
  children,
  ...rest
}: Shared & { isBusy?: boolean } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>) {
  const isHydrated = useHydrated();
  const waits = rest.type === 'submit' && !isHydrated;
  return (
    <button
      type="button"
      {...rest}
      // A browser left to itself would write what is in the form, passwords too, into the address.
      disabled={rest.disabled || waits}
      // Busy is not disabled: that would take the focus away from who pressed it.
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={(event) => (isBusy ? event.preventDefault() : rest.onClick?.(event))}
      className={lookOf({ look, size, className: classNames(className, waits && 'disabled:opacity-100') })}
    >
      {children}
    </button>
  );
}

/** Goes to another page of the site. */
export function ButtonLink({ to, look = 'primary', size = 'regular', className, children }: Shared & { to: string }) {
  return (
    <LocalLink to={to} className={lookOf({ look, size, className })}>
      {children}
    </LocalLink>
  );
}
