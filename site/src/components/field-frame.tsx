import { useId, type ReactNode } from 'react';

export interface FieldFrameProps {
  label: string;
  hint?: string;
  /** What is wrong with the value, for people. */
  problem?: string;
  className?: string;
}

/** What the control inside has to carry, so that its label, hint and problem are its own. */
interface Ties {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** Label above a control, hint and problem below it. */
export function FieldFrame({
  label,
  hint,
  problem,
  className,
  children,
}: FieldFrameProps & { children: (ties: Ties) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-semibold text-ink">
        {label}
      </label>
      <div className="relative">
        {children({ id, 'aria-invalid': problem ? true : undefined, 'aria-describedby': described || undefined })}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-ink-faint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="mt-1.5 text-sm font-medium text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}
