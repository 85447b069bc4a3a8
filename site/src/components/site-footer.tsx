import { Link } from 'gatsby';
import { strings } from '../lib/strings.ts';
import { Logo } from './logo.tsx';
import { useSchool } from './use-school.ts';

const LINK = 'rounded text-ink-soft hover:text-ink hover:underline underline-offset-4';

export function SiteFooter() {
  const { name, tagline } = useSchool();
  return (
    <footer className="mt-24 border-t border-line bg-surface">
      <div className="shell grid gap-10 py-12 sm:grid-cols-[2fr_1fr_1fr]">
        <div className="max-w-xs">
          <p className="flex items-center gap-2.5 font-display text-lg font-bold">
            <Logo className="size-7" /> {name}
          </p>
          <p className="mt-3 text-ink-soft">{tagline}</p>
        </div>
        <nav aria-label={strings.footer.explore} className="flex flex-col items-start gap-2.5">
          <p className="font-semibold">{strings.footer.explore}</p>
          <Link to="/courses/" className={LINK}>
            {strings.nav.courses}
          </Link>
        </nav>
        <nav aria-label={strings.footer.you} className="flex flex-col items-start gap-2.5">
          <p className="font-semibold">{strings.footer.you}</p>
          <Link to="/my-learning/" className={LINK}>
            {strings.nav.myLearning}
          </Link>
          <Link to="/account/" className={LINK}>
            {strings.nav.account}
          </Link>
        </nav>
      </div>
      {/* The year a page was built in and the year it is looked at may differ. */}
      <p suppressHydrationWarning className="shell pb-10 text-sm text-ink-faint">
        {strings.footer.rights(new Date().getFullYear(), name)}
      </p>
    </footer>
  );
}
