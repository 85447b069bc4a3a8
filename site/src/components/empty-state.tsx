import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** Says why there is nothing here, and what to do about it. */
export function EmptyState({
  icon = 'sparkle',
  title,
  text,
  isPage = false,
  children,
}: {
  icon?: IconName;
  title: string;
  text: string;
  /** It stands for the whole page, so its title is the page's. */
  isPage?: boolean;
  children?: ReactNode;
}) {
  const Title = isPage ? 'h1' : 'h2';
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-4 py-14 text-center">
      <span className="grid size-14 place-items-center rounded-full bg-brand-wash text-brand-ink">
        <Icon name={icon} className="size-7" />
      </span>
      <Title className="text-2xl">{title}</Title>
      <p className="text-ink-soft">{text}</p>
      {children && <div className="mt-3 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}
