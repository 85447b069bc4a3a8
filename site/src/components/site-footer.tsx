import { LocalLink } from './local-link.tsx';
import type { Locale } from '../lib/locale-path.ts';
import { useTexts } from '../lib/locale.tsx';
import { LanguageLinks } from './language-links.tsx';
import { Logo } from './logo.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import { useSchool } from './use-school.ts';

const LINK = 'rounded text-ink-soft hover:text-ink hover:underline underline-offset-4';

export function SiteFooter({ twins }: { twins: Record<Locale, string> }) {
  const texts = useTexts();
  const { name, tagline } = useSchool();
  return (
    <footer className="mt-24 border-t border-line bg-surface">
      <div className="shell grid grid-cols-2 gap-10 py-12 sm:grid-cols-3 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div className="max-w-xs max-lg:col-span-full">
          <p className="flex items-center gap-2.5 font-display text-lg font-bold">
            <Logo className="size-7" /> {name}
          </p>
          <p className="mt-3 text-ink-soft">{tagline}</p>
        </div>
        <FooterLinks
          title={texts.footer.explore}
          links={[
            { to: '/', label: texts.footer.home },
            { to: '/courses/', label: texts.nav.courses },
            { to: '/search/', label: texts.nav.search },
          ]}
        />
        <FooterLinks
          title={texts.footer.you}
          links={[
            { to: '/my-learning/', label: texts.nav.myLearning },
            { to: '/notes/', label: texts.nav.notes },
            { to: '/account/', label: texts.nav.account },
          ]}
        />
        <FooterLinks
          title={texts.legal.title}
          links={[
            { to: '/terms/', label: texts.legal.terms },
            { to: '/privacy/', label: texts.legal.privacy },
          ]}
        />
      </div>
      {/* The year a page was built in and the year it is looked at may differ. */}
      <div className="shell flex flex-wrap items-center justify-between gap-x-8 gap-y-3 pb-10 text-sm">
        <p suppressHydrationWarning className="text-ink-faint">
          {texts.footer.rights(new Date().getFullYear(), name)}
        </p>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <LanguageLinks twins={twins} />
          <ThemeChoice />
        </div>
      </div>
    </footer>
  );
}

function FooterLinks({ title, links }: { title: string; links: readonly { to: string; label: string }[] }) {
  return (
    <nav aria-label={title} className="flex flex-col items-start gap-2.5">
      <p className="font-semibold">{title}</p>
      {links.map(({ to, label }) => (
        <LocalLink key={to} to={to} className={LINK}>
          {label}
        </LocalLink>
      ))}
    </nav>
  );
}
