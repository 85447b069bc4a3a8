import { LocalLink } from './local-link.tsx';

/** Where this page is: each step above it, and itself. */
export function Breadcrumbs({
  label,
  steps,
  here,
  className,
}: {
  label: string;
  steps: readonly { label: string; to: string }[];
  here: string;
  className?: string;
}) {
  return (
    <nav aria-label={label} className={className}>
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        {steps.map((step) => (
          <li key={step.to + step.label} className="flex items-center gap-2">
            <LocalLink to={step.to} className="rounded underline-offset-4 opacity-80 hover:underline hover:opacity-100">
              {step.label}
            </LocalLink>
            <span aria-hidden="true" className="opacity-50">
              /
            </span>
          </li>
        ))}
        <li aria-current="page" className="min-w-0 truncate font-medium">
          {here}
        </li>
      </ol>
    </nav>
  );
}
