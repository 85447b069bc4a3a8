import * as RadixSwitch from '@radix-ui/react-switch';
import { useId } from 'react';

/** Turns something on and off at once, without a button to save it. */
export function Switch({
  label,
  hint,
  isOn,
  isDisabled = false,
  onChange,
}: {
  label: string;
  hint?: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="mt-0.5 text-sm text-ink-faint">
            {hint}
          </p>
        )}
      </div>
      <RadixSwitch.Root
        id={id}
        checked={isOn}
        disabled={isDisabled}
        onCheckedChange={onChange}
        aria-describedby={hint && `${id}-hint`}
        className="group relative mt-0.5 h-7 w-12 shrink-0 cursor-pointer rounded-full border border-line-strong bg-raised transition-colors disabled:cursor-not-allowed disabled:opacity-60 data-[state=checked]:border-brand data-[state=checked]:bg-brand"
      >
        <RadixSwitch.Thumb className="block size-5 translate-x-0.75 rounded-full border border-line-strong bg-white shadow-sm transition-transform data-[state=checked]:translate-x-5.75 data-[state=checked]:border-transparent" />
      </RadixSwitch.Root>
    </div>
  );
}
