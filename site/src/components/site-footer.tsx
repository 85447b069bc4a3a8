import { LocalLink } from './local-link.tsx';
import type { Locale } from '../lib/locale-path.ts';
import { useTexts } from '../lib/locale.tsx';
import { LanguageLinks } from './language-links.tsx';
import { Logo } from './logo.tsx';
import { useSchool } from './use-school.ts';

const LINK = 'rounded text-ink-soft hover:text-ink hover:underline underline-offset-4';

export function SiteFooter({ twins }: { twins: Record<Locale, string> }) {
  const texts = useTexts();
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
        <nav aria-label={texts.footer.explore} className="flex flex-col items-start gap-2.5">
          <p className="font-semibold">{texts.footer.explore}</p>
          <LocalLink to="/courses/" className={LINK}>
            {texts.nav.courses}
          </LocalLink>
        </nav>
        <nav aria-label={texts.footer.you} className="flex flex-col items-start gap-2.5">
          <p className="font-semibold">{texts.footer.you}</p>
          <LocalLink to="/my-learning/" className={LINK}>
            {texts.nav.myLearning}
          </LocalLink>
          <LocalLink to="/account/" className={LINK}>
            {texts.nav.account}
          </LocalLink>
        </nav>
      </div>
      {/* The year a page was built in and the year it is looked at may differ. */}
      <div className="shell flex flex-wrap items-center justify-between gap-x-8 gap-y-3 pb-10 text-sm">
        <p suppressHydrationWarning className="text-ink-faint">
          {texts.footer.rights(new Date().getFullYear(), name)}
        </p>
        <LanguageLinks twins={twins} />
      </div>
    </footer>
  );
}
