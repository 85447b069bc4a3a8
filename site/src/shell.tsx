import type { WrapPageElementBrowserArgs } from 'gatsby';
import type { ReactNode } from 'react';
import { Layout } from './components/layout.tsx';
import { SessionProvider } from './features/auth/session-context.tsx';
import { SignedOutNotice } from './features/auth/signed-out-notice.tsx';
import { LostWay } from './features/errors/lost-way.tsx';
import { PageBoundary } from './features/errors/page-boundary.tsx';
import { UnsentReports } from './features/progress/unsent.ts';
import { toPlainPath } from './lib/locale-path.ts';
import { readPageLanguages } from './lib/page-languages.ts';
import { SpeechProvider, type Speech } from './lib/locale.tsx';

/** Around everything, for as long as the tab lives. */
export function wrapRoot({ element, speech }: { element: ReactNode; speech: Speech }) {
  return (
    <SpeechProvider speech={speech}>
      <SessionProvider>
        {element}
        <UnsentReports />
        <SignedOutNotice />
      </SessionProvider>
    </SpeechProvider>
  );
}

/** Around each page. */
export function wrapPageElement({ element, props }: Pick<WrapPageElementBrowserArgs, 'element' | 'props'>) {
  const path = toPlainPath(props.location.pathname);
  return (
    <Layout path={path} twins={readPageLanguages({ pageContext: props.pageContext, path }).twins}>
      <LostWay>
        <PageBoundary key={path}>{element}</PageBoundary>
      </LostWay>
    </Layout>
  );
}
