import * as RadixDialog from '@radix-ui/react-dialog';
import { useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/**
 * Something that must be answered or put away before the page goes on. The focus goes in, stays in and comes back.
 * Load and mount it when it is opened (`React.lazy`): nobody needs it for the first look at a page.
 */
export function Dialog({
  title,
  text,
  closeLabel,
  isWide = false,
  onClose,
  children,
}: {
  title: string;
  text?: string;
  closeLabel: string;
  isWide?: boolean;
  onClose: () => void;
  children?: ReactNode;
}) {
  // Radix gives the focus back to a trigger of its own, which a dialog that is loaded when it is opened has not.
  const opener = useRef<Element | null>(typeof document === 'undefined' ? null : document.activeElement);
  return (
    <RadixDialog.Root open onOpenChange={(isNowOpen) => !isNowOpen && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="appear fixed inset-0 z-50 bg-black/60 backdrop-blur-[2px]" />
        <RadixDialog.Content
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          {...(text ? {} : { 'aria-describedby': undefined })}
          className={classNames(
            'appear fixed inset-x-0 bottom-0 z-50 mx-auto max-h-[88dvh] w-full overflow-y-auto overscroll-contain border border-line bg-surface p-6 shadow-lift outline-none max-sm:rounded-t-card sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2 sm:rounded-card sm:p-8',
            isWide ? 'sm:max-w-2xl' : 'sm:max-w-md'
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <RadixDialog.Title className="text-2xl">{title}</RadixDialog.Title>
            <RadixDialog.Close
              aria-label={closeLabel}
              className="-mt-1.5 -mr-2 grid size-11 shrink-0 cursor-pointer place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
            >
              <Icon name="close" />
            </RadixDialog.Close>
          </div>
          {text && <RadixDialog.Description className="mt-2 text-ink-soft">{text}</RadixDialog.Description>}
          {children && <div className="mt-6">{children}</div>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
