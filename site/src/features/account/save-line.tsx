import { Button } from '../../components/button.tsx';

/** The button that sends a form, and beside it what became of it. The focus stays on the button. */
export function SaveLine({
  label,
  busyLabel,
  isBusy,
  done,
}: {
  label: string;
  busyLabel: string;
  isBusy: boolean;
  /** Empty until it is done. */
  done: string;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button type="submit" isBusy={isBusy}>
        {isBusy ? busyLabel : label}
      </Button>
      <p role="status" className="min-w-0 flex-1 basis-52 font-medium text-good">
        {isBusy ? '' : done}
      </p>
    </div>
  );
}
