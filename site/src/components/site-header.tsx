import { LocalLink } from './local-link.tsx';
import { useEffect, useState } from 'react';
import { useSession } from '../features/auth/session-context.tsx';
import { SearchLink } from '../features/search/search-link.tsx';
import { withReturn } from '../lib/safe-path.ts';
import { useTexts } from '../lib/locale.tsx';
import { ButtonLink } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Logo } from './logo.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import { useSchool } from './use-school.ts';

const LINK = 'rounded-full px-4 py-2.5 text-[0.95rem] font-medium text-ink-soft hover:bg-raised hover:text-ink';
const HERE = 'text-ink bg-raised';

export function SiteHeader({ path }: { path: string }) {
  const texts = useTexts();
  const { name } = useSchool();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => setIsOpen(false), [path]);

  return (
    <header className="sticky top-0 z-40 border-b border-line bg-canvas/85 backdrop-blur-md">
      <div className="shell flex h-16 items-center gap-3 sm:gap-6">
        <LocalLink
          to="/"
          className="flex items-center gap-2.5 rounded-control font-display text-lg font-bold tracking-tight"
        >
          <Logo className="size-8" />
          <span className="max-[22rem]:sr-only">{name}</span>
        </LocalLink>
        <nav aria-label={texts.nav.main} className="hidden flex-1 items-center gap-1 md:flex">
          <NavLinks path={path} />
        </nav>
        <div className="ml-auto flex items-center gap-1.5 md:ml-0">
          <div className="hidden items-center gap-2 md:flex">
            <SessionLinks path={path} />
          </div>
          <SearchLink />
          <ThemeToggle />
          <button
            type="button"
            className="grid size-11 cursor-pointer place-items-center rounded-full text-ink hover:bg-raised md:hidden"
            aria-expanded={isOpen}
            aria-controls="site-menu"
            aria-label={isOpen ? texts.common.close : texts.common.menu}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'close' : 'menu'} />
          </button>
        </div>
      </div>
      <nav
        id="site-menu"
        aria-label={texts.nav.main}
        hidden={!isOpen}
        className="border-t border-line bg-canvas md:hidden"
      >
        {isOpen && (
          <div className="shell flex flex-col gap-1 py-4">
            <NavLinks path={path} />
            <div className="mt-3 flex flex-wrap gap-2 border-t border-line pt-4">
              <SessionLinks path={path} />
            </div>
          </div>
        )}
      </nav>
    </header>
  );
}

function NavLinks({ path }: { path: string }) {
  const texts = useTexts();
  const { isLearner } = useSession();
  return (
    <>
      <LocalLink
        to="/courses/"
        aria-current={path === '/courses/' ? 'page' : undefined}
        className={classNames(LINK, path.startsWith('/courses/') && HERE)}
      >
        {texts.nav.courses}
      </LocalLink>
      {isLearner && (
        <LocalLink
          to="/my-learning/"
          aria-current={path === '/my-learning/' ? 'page' : undefined}
          className={classNames(LINK, path === '/my-learning/' && HERE)}
        >
          {texts.nav.myLearning}
        </LocalLink>
      )}
    </>
  );
}

/**
 * What a visitor and what a learner is shown lie on each other: whoever turns out to be looking, nothing beside it moves.
 */
function SessionLinks({ path }: { path: string }) {
  const texts = useTexts();
  const { status } = useSession();
  const isLearner = status === 'learner';
  // Kept in its place, out of sight and out of reach.
  const place = (isShown: boolean) => classNames('col-start-1 row-start-1 items-center', !isShown && 'invisible');
  return (
    <div className="grid min-h-11 items-center md:justify-items-end">
      <div className={classNames(place(!isLearner && status !== 'restoring'), 'flex flex-wrap gap-2')}>
        <ButtonLink to={withReturn({ form: '/login/', from: path })} look="quiet" size="small">
          {texts.nav.signIn}
        </ButtonLink>
        <ButtonLink to={withReturn({ form: '/register/', from: path })} size="small">
          {texts.nav.join}
        </ButtonLink>
      </div>
      {isLearner && (
        <LocalLink
          to="/account/"
          aria-current={path === '/account/' ? 'page' : undefined}
          className={classNames(LINK, place(true), 'inline-flex w-max gap-2', path === '/account/' && HERE)}
        >
          <Icon name="user" className="size-5" />
          {texts.nav.account}
        </LocalLink>
      )}
    </div>
  );
}
