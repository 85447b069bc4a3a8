import { classNames } from './class-names.ts';

/** Holds the place of what is on its way, in its size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classNames('skeleton rounded-control', className)} />;
}
