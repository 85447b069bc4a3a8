import * as RadixTabs from '@radix-ui/react-tabs';
import type { ReactNode } from 'react';

export interface Tab {
  key: string;
  label: string;
  content: ReactNode;
}

/** Several things in one place, one at a time. Load it on demand. */
export function Tabs({
  label,
  tabs,
  chosen,
  onChoose,
}: {
  label: string;
  tabs: readonly Tab[];
  /** Key of the tab that is open; without it the first is, and the tabs keep count themselves. */
  chosen?: string;
  onChoose?: (key: string) => void;
}) {
  return (
    <RadixTabs.Root value={chosen} defaultValue={tabs[0]?.key} onValueChange={onChoose}>
      <RadixTabs.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <RadixTabs.Trigger
            key={tab.key}
            value={tab.key}
            className="-mb-px min-h-12 cursor-pointer border-b-2 border-transparent px-4 text-[0.95rem] font-semibold whitespace-nowrap text-ink-soft -outline-offset-2 hover:text-ink data-[state=active]:border-brand data-[state=active]:text-ink"
          >
            {tab.label}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.key} value={tab.key} className="pt-6">
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  );
}
