import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const TONES = {
  neutral: 'bg-raised text-ink-soft',
  brand: 'bg-brand-wash text-brand-ink',
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  glass: 'bg-black/65 text-white backdrop-blur-sm',
};

export function Badge({
  tone = 'neutral',
  className,
  children,
}: {
  tone?: keyof typeof TONES;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-xs font-semibold whitespace-nowrap',
        TONES[tone],
        className
      )}
    >
      {children}
    </span>
  );
}
