import type { MailLocale } from './mail-texts.ts';

/** English pages live at plain addresses, those of each other language under its code. */
const PREFIXES: Record<MailLocale, string> = { en: '', es: '/es' };

/** Where a page of the site is in the language of a mail: who reads Spanish is led to Spanish pages. */
export function findPage({ siteUrl, locale, path }: { siteUrl: string; locale: MailLocale; path: string }): string {
  return `${siteUrl}${PREFIXES[locale]}${path}`;
}
