import type { Core } from '@strapi/strapi';

const LOCALES = [
  { code: 'en', name: 'English (en)' },
  { code: 'es', name: 'Español (es)' },
] as const;

/** English is the default by Strapi's own setting; Spanish is there to be written in. */
export async function addLocales({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const locales = strapi.plugin('i18n').service('locales');
  for (const locale of LOCALES) {
    if (!(await locales.findByCode(locale.code))) await locales.create(locale);
  }
}
