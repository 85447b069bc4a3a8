import { useEffect, useState } from 'react';
import { findSuggestedLocale, readChosenLocale } from '../lib/language-choice.ts';
import type { Locale } from '../lib/locale-path.ts';
import { useLocale } from '../lib/locale.tsx';

/** The language to suggest here; null until the browser was asked, and where the page's own one is right. */
export function useSuggestedLocale(): Locale | null {
  const current = useLocale();
  const [suggested, setSuggested] = useState<Locale | null>(null);
  useEffect(() => {
    setSuggested(findSuggestedLocale({ current, chosen: readChosenLocale(), wanted: navigator.languages }));
  }, [current]);
  return suggested;
}
