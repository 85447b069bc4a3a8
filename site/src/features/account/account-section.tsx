import { useId, type ReactNode } from 'react';
import { Card } from '../../components/card.tsx';

/** One subject of the account page, named by its heading. */
export function AccountSection({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card className="p-6 sm:p-8">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        {text && <p className="mt-1 text-ink-soft">{text}</p>}
        <div className="mt-6">{children}</div>
      </Card>
    </section>
  );
}
