import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export function Card({
  as: Tag = 'div',
  className,
  children,
}: {
  as?: 'div' | 'section' | 'article' | 'li' | 'aside';
  className?: string;
  children: ReactNode;
}) {
  return (
    <Tag className={classNames('rounded-card border border-line bg-surface shadow-card', className)}>{children}</Tag>
  );
}
