import { lazy, Suspense, type ReactNode } from 'react';
import type { Locale } from '../lib/locale-path.ts';
import { useTexts } from '../lib/locale.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { useSuggestedLocale } from './use-suggested-locale.ts';

// Few ever see it.
const LanguageSuggestion = lazy(() => import('./language-suggestion.tsx'));

interface LayoutProps {
  /** The page's plain address, without its language. */
  path: string;
  /** The page's addresses in all languages. */
  twins: Record<Locale, string>;
  children: ReactNode;
}

export function Layout({ path, twins, children }: LayoutProps) {
  const texts = useTexts();
  const suggested = useSuggestedLocale();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-full bg-brand px-5 py-3 font-semibold text-white focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {texts.common.skipToContent}
      </a>
      <SiteHeader path={path} />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter twins={twins} />
      {suggested && (
        <Suspense fallback={null}>
          <LanguageSuggestion locale={suggested} href={twins[suggested]} />
        </Suspense>
      )}
    </div>
  );
}
