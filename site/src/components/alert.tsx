import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

const TONES = {
  info: { look: 'bg-brand-wash text-brand-ink', icon: 'info' },
  good: { look: 'bg-good-wash text-good', icon: 'check' },
  warn: { look: 'bg-warn-wash text-warn', icon: 'warning' },
  bad: { look: 'bg-bad-wash text-bad', icon: 'warning' },
} as const;

/** Something the learner should know now. Problems interrupt a screen reader, news wait their turn. */
export function Alert({ tone = 'info', children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  const { look, icon } = TONES[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={classNames('flex items-start gap-3 rounded-control px-4 py-3 text-[0.95rem]', look)}
    >
      <Icon name={icon} className="mt-0.5 size-5 shrink-0" />
      <div>{children}</div>
    </div>
  );
}
