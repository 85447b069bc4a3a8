import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { keepPages, type Gatsby, type LostPage } from './lost-page.ts';
import { MessagePage } from './message-page.tsx';

interface GatsbyWindow {
  ___navigate: Gatsby['navigate'];
  ___loader: Pick<Gatsby, 'loadPage' | 'loadPageSync'>;
}

let lost: LostPage = { read: () => null, subscribe: () => () => undefined, forget: noop, retry: noop };

/** To be called once, when Gatsby's own ways are laid and no page is drawn yet. `prepare` is waited for before each way. */
export function guardWays({ prepare }: { prepare: () => Promise<void> }): void {
  const gatsby = window as unknown as GatsbyWindow;
  const kept = keepPages({
    gatsby: { navigate: gatsby.___navigate, ...gatsby.___loader },
    isOnline: () => navigator.onLine,
    doesAnswer: (address) =>
      fetch(address, { method: 'HEAD', cache: 'no-store', redirect: 'manual' }).then(
        () => true,
        () => false
      ),
  });
  gatsby.___navigate = (to, options) => void prepare().then(() => kept.navigate(to, options));
  lost = kept.lost;
}

/** Instead of the page, while the next one cannot be fetched; under it the page stays as it was, its film and all. */
export function LostWay({ children }: { children: ReactNode }) {
  const to = useSyncExternalStore(lost.subscribe, lost.read, () => null);
  const { offline: words } = useTexts();
  useEffect(() => {
    if (to === null) return;
    addEventListener('online', lost.retry);
    return () => removeEventListener('online', lost.retry);
  }, [to]);
  return (
    <>
      {to !== null && (
        <MessagePage title={words.title} text={words.text}>
          <Button onClick={lost.retry}>{words.retry}</Button>
          <Button look="secondary" onClick={lost.forget}>
            {words.back}
          </Button>
        </MessagePage>
      )}
      <div hidden={to !== null} className="contents">
        {children}
      </div>
    </>
  );
}

function noop(): void {
  return undefined;
}
