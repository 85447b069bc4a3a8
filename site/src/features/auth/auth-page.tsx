import { navigate } from 'gatsby';
import { LocalLink } from '../../components/local-link.tsx';
import { useEffect, type ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { toSafePath, withReturn } from '../../lib/safe-path.ts';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';
import { useSession } from './session-context.tsx';

/** Where signing in leads when nobody came from anywhere. */
export const AFTERWARDS = '/my-learning/';

/** Where the learner came from, if it is a page of this site. */
export function readReturnPath(search: string): string {
  return toSafePath({ wanted: new URLSearchParams(search).get('from'), fallback: AFTERWARDS });
}

interface AuthPageProps {
  title: string;
  text: string;
  /** The other form, for who is in the wrong one. */
  other: { form: '/login/' | '/register/'; question: string; label: string };
  search: string;
  /** Also for who is signed in: they choose a new password as others do. */
  isForLearners?: boolean;
  children: ReactNode;
}

/** Frame of the forms. Whoever is signed in already, or just now, goes on to where they came from. */
export function AuthPage({ title, text, other, search, isForLearners = false, children }: AuthPageProps) {
  const texts = useTexts();
  const { isLearner } = useSession();
  const toLocal = useLocalPath();
  const from = readReturnPath(search);
  useEffect(() => {
    if (isLearner && !isForLearners) void navigate(toLocal(from), { replace: true });
  }, [isLearner, isForLearners, from, toLocal]);
  return (
    <div className="shell py-10 sm:py-16">
      <div className="mx-auto grid max-w-5xl overflow-hidden rounded-[1.75rem] border border-line bg-surface shadow-card lg:grid-cols-2">
        <div className="px-6 py-10 sm:px-12 sm:py-14">
          <h1 className="text-3xl sm:text-4xl">{title}</h1>
          <p className="mt-3 text-ink-soft">{text}</p>
          <div className="mt-8">{children}</div>
          <p className="mt-8 text-[0.95rem] text-ink-soft">
            {other.question}{' '}
            <LocalLink
              to={from === AFTERWARDS ? other.form : withReturn({ form: other.form, from })}
              className="rounded font-semibold text-brand-ink underline underline-offset-4"
            >
              {other.label}
            </LocalLink>
          </p>
        </div>
        <div className="night hidden flex-col justify-end p-12 lg:flex">
          <ul className="flex flex-col gap-5 text-lg">
            {texts.auth.promise.map((promise) => (
              <li key={promise} className="flex gap-3.5">
                <Icon name="check" className="mt-1 size-5 shrink-0" />
                {promise}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
