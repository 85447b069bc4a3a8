import { navigate } from 'gatsby';
import { useEffect } from 'react';
import { Icon } from '../../components/icon.tsx';
import { LocalLink } from '../../components/local-link.tsx';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';

/** The way to the search from every page; `/` goes there as well, where nobody is writing. */
export function SearchLink() {
  const { nav } = useTexts();
  const toLocal = useLocalPath();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = event.key === '/' && !event.altKey && !event.ctrlKey && !event.metaKey;
      if (!isPlain || event.defaultPrevented || isWriting(event.target)) return;
      event.preventDefault();
      const field = document.getElementById('search-field');
      if (field) field.focus();
      else void navigate(toLocal('/search/'));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [toLocal]);
  return (
    <LocalLink
      to="/search/"
      aria-label={nav.search}
      aria-keyshortcuts="/"
      title={nav.searchShortcut}
      className="grid size-11 place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
    >
      <Icon name="search" />
    </LocalLink>
  );
}

/** A page in a page, a dialog or a player may have the key for itself. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, dialog, [role="dialog"]') !== null)
  );
}
