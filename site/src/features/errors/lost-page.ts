/** A page of the site somebody wanted to go to and that could not be fetched: where to. Null while all is well. */
export interface LostPage {
  read: () => string | null;
  subscribe: (changed: () => void) => () => void;
  /** Back to the page that is there. */
  forget: () => void;
  /** Tries once more. */
  retry: () => void;
}

/** As much of Gatsby in the browser as is needed here. */
export interface Gatsby {
  navigate: (to: string | number, options?: object) => void;
  /** Undefined or without an error when the page is here already. */
  loadPageSync: (path: string) => { status?: string } | undefined;
  loadPage: (path: string) => Promise<{ status?: string } | undefined>;
}

interface Ways {
  gatsby: Gatsby;
  isOnline: () => boolean;
  /** Whether anything at all answers there. */
  doesAnswer: (address: string) => Promise<boolean>;
}

/**
 * Stands before Gatsby's way to another page. Gatsby leaves for an address whose page it could not fetch, and a browser
 * without a network shows its own error page for that: the learner has lost the site, and a film that went on playing.
 * Here the page stays; it says that it is offline, and goes on when it is not.
 *
 * @returns the way to use instead of Gatsby's, and what became of it
 */
export function keepPages({ gatsby, isOnline, doesAnswer }: Ways): { navigate: Gatsby['navigate']; lost: LostPage } {
  let wanted: { to: string; options?: object } | null = null;
  const listeners = new Set<() => void>();

  return {
    navigate: (to, options) => {
      if (typeof to === 'number') gatsby.navigate(to);
      else void go({ to, options });
    },
    lost: {
      read: () => wanted?.to ?? null,
      subscribe: (changed) => {
        listeners.add(changed);
        return () => listeners.delete(changed);
      },
      forget: () => become(null),
      retry: () => void (wanted && go(wanted)),
    },
  };

  async function go(request: { to: string; options?: object }): Promise<void> {
    if (await isThere(request.to)) {
      become(null);
      gatsby.navigate(request.to, request.options);
    } else become(request);
  }

  async function isThere(to: string): Promise<boolean> {
    const path = to.split('#', 1)[0] ?? '';
    if (isGood(gatsby.loadPageSync(path))) return true;
    // Gatsby remembers a page it could not load until the site is loaded anew; it is not asked without a network.
    if (!isOnline()) return false;
    const page = await gatsby.loadPage(path).catch(() => undefined);
    // A page that is broken while the site answers is Gatsby's to go to, and the server's to explain.
    return isGood(page) || doesAnswer(path);
  }

  function become(next: typeof wanted): void {
    if (next?.to === wanted?.to) return;
    wanted = next;
    for (const changed of listeners) changed();
  }
}

function isGood(page: { status?: string } | undefined): boolean {
  return page !== undefined && page.status !== 'error';
}
