import { useEffect, useRef, type ReactNode } from 'react';

/** Stands where a page would: says why it does not, and what to do. Its title takes the focus, as that of a new page. */
export function MessagePage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // After a step to another page the router takes the focus for the page as a whole first.
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div className="shell py-16">
      <div className="mx-auto flex max-w-lg flex-col items-center gap-3 px-4 py-14 text-center">
        <h1 ref={heading} tabIndex={-1} className="rounded text-3xl outline-none">
          {title}
        </h1>
        <p className="text-lg text-ink-soft">{text}</p>
        <div className="mt-4 flex flex-wrap justify-center gap-3">{children}</div>
      </div>
    </div>
  );
}
