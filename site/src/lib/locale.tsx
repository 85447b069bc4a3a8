import { createContext, useCallback, useContext, useMemo, type ReactNode } from 'react';
import type { Texts } from '../texts/en.ts';
import { DEFAULT_LOCALE, toLocalPath, type Locale } from './locale-path.ts';

/** The page's language and its words. A page has one for as long as it lives: another language is another page load. */
export interface Speech {
  locale: Locale;
  texts: Texts;
}

const SpeechContext = createContext<Speech | null>(null);

/** Around everything: a context, because the build renders pages of both languages at the same time. */
export function SpeechProvider({ speech, children }: { speech: Speech; children: ReactNode }) {
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

/** Every word of the page's language; also in a page's `Head`. */
export function useTexts(): Texts {
  return useSpeech().texts;
}

export function useLocale(): Locale {
  return useSpeech().locale;
}

/** Turns a plain address (`/courses/`) into the one in the page's language, for `navigate`. Links are `LocalLink`. */
export function useLocalPath(): (path: string) => string {
  const locale = useLocale();
  return useCallback((path) => toLocalPath({ locale, path }), [locale]);
}

/** What a question to the CMS says of the page's language; nothing for the one it answers in by itself. */
export function useLocaleQuery(): { locale?: Locale } {
  const locale = useLocale();
  return useMemo(() => (locale === DEFAULT_LOCALE ? {} : { locale }), [locale]);
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('This is rendered outside of SpeechProvider, so nobody knows its language');
  return speech;
}
