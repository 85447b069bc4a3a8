import { navigate } from 'gatsby';
import { useEffect, useMemo, useState } from 'react';
import { useHydrated } from '../../lib/use-hydrated.ts';
import type { Course } from './catalogue.ts';
import { NO_FILTERS, readFilters, writeFilters, type Filters } from './filters.ts';

/** The filters of the address. Choosing makes a new address: it can be shared, and going back undoes the choice. */
export function useFilters({
  courses,
  location,
}: {
  courses: readonly Course[];
  location: { pathname: string; search: string };
}): { filters: Filters; choose: (filters: Filters) => void } {
  const isHydrated = useHydrated();
  const { pathname, search } = location;
  // What was just chosen shows at once; the address follows a moment later and has the last word.
  const [chosen, setChosen] = useState<Filters | null>(null);
  useEffect(() => setChosen(null), [search]);
  // Who goes back before the address has followed is where they were: for the page its query never changed.
  useEffect(() => {
    const forget = () => setChosen(null);
    addEventListener('popstate', forget);
    return () => removeEventListener('popstate', forget);
  }, []);
  const asked = useMemo(
    () => (isHydrated ? readFilters({ search, courses }) : NO_FILTERS),
    [isHydrated, search, courses]
  );
  const choose = (next: Filters) => {
    const query = writeFilters(next);
    setChosen(next);
    void navigate(query === '' ? pathname : `${pathname}?${query}`);
  };
  return { filters: chosen ?? asked, choose };
}
