import * as RadixMenu from '@radix-ui/react-dropdown-menu';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface MenuItem {
  key: string;
  label: string;
  icon?: IconName;
  /** A choice among the others: whether it is the one in force. */
  isChosen?: boolean;
  isDangerous?: boolean;
  onSelect: () => void;
}

/**
 * A short list of things to do, behind a button: arrows, letters and Escape work. Load it on demand.
 *
 * @param trigger a button; it gets the menu's own attributes
 */
export function Menu({
  label,
  trigger,
  items,
  isOpen,
  onOpenChange,
}: {
  label: string;
  trigger: ReactNode;
  items: readonly MenuItem[];
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}) {
  return (
    <RadixMenu.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <RadixMenu.Trigger asChild>{trigger}</RadixMenu.Trigger>
      <RadixMenu.Portal>
        <RadixMenu.Content
          aria-label={label}
          align="end"
          sideOffset={8}
          collisionPadding={12}
          className="appear z-50 min-w-56 rounded-card border border-line bg-surface p-1.5 shadow-lift"
        >
          {items.map(({ key, label: text, icon, isChosen, isDangerous, onSelect }) => (
            <RadixMenu.Item
              key={key}
              onSelect={onSelect}
              {...(isChosen === undefined ? {} : { role: 'menuitemradio', 'aria-checked': isChosen })}
              className={classNames(
                'flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 text-[0.95rem] font-medium -outline-offset-2 data-[highlighted]:bg-raised',
                isDangerous ? 'text-bad' : 'text-ink'
              )}
            >
              {icon && <Icon name={icon} className="size-5 text-ink-faint" />}
              <span className="flex-1">{text}</span>
              {isChosen && <Icon name="check" className="size-4.5 text-brand-ink" />}
            </RadixMenu.Item>
          ))}
        </RadixMenu.Content>
      </RadixMenu.Portal>
    </RadixMenu.Root>
  );
}
