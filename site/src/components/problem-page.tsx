import type { ReactNode, RefObject } from 'react';
import { Logo } from './logo.tsx';

/** A whole page that says what is wrong and where to go on: nothing there, nothing works, no network. */
export function ProblemPage({
  code,
  title,
  text,
  heading,
  children,
}: {
  /** A few big characters: `404`, say. */
  code?: string;
  title: string;
  text: string;
  /** For who wants to move the focus to the title. */
  heading?: RefObject<HTMLHeadingElement>;
  /** What can be done. */
  children?: ReactNode;
}) {
  return (
    <div className="shell grid min-h-[65vh] place-items-center py-16">
      <div className="max-w-xl text-center">
        {code ? (
          <p aria-hidden="true" className="font-display text-7xl font-bold tracking-tight text-brand-ink sm:text-8xl">
            {code}
          </p>
        ) : (
          <Logo className="mx-auto size-16 opacity-70 grayscale" />
        )}
        <h1 ref={heading} tabIndex={heading && -1} className="mt-6 rounded text-3xl outline-none sm:text-4xl">
          {title}
        </h1>
        <p className="mt-4 text-lg text-ink-soft">{text}</p>
        {children && <div className="mt-8 flex flex-wrap justify-center gap-3">{children}</div>}
      </div>
    </div>
  );
}
