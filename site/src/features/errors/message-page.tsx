import { useEffect, useRef, type ReactNode } from 'react';
import { ProblemPage } from '../../components/problem-page.tsx';

/** Stands where a page would: says why it does not, and what to do. Its title takes the focus, as that of a new page. */
export function MessagePage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // After a step to another page the router takes the focus for the page as a whole first.
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <ProblemPage title={title} text={text} heading={heading}>
      {children}
    </ProblemPage>
  );
}
