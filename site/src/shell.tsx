import type { WrapPageElementBrowserArgs, WrapRootElementBrowserArgs } from 'gatsby';
import { Layout } from './components/layout.tsx';
import { SessionProvider } from './features/auth/session-context.tsx';
import { UnsentReports } from './features/progress/unsent.ts';

/** Around everything, for as long as the tab lives. */
export function wrapRootElement({ element }: Pick<WrapRootElementBrowserArgs, 'element'>) {
  return (
    <SessionProvider>
      {element}
      <UnsentReports />
    </SessionProvider>
  );
}

/** Around each page. */
export function wrapPageElement({ element, props }: Pick<WrapPageElementBrowserArgs, 'element' | 'props'>) {
  return <Layout path={props.location.pathname}>{element}</Layout>;
}
