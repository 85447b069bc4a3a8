import { Server } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { VIEW } from './permissions.ts';
import { PLUGIN_ID } from './plugin-id.ts';

const TRANSLATIONS: Record<string, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('./translations/en.json'),
  es: () => import('./translations/es.json'),
};

export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: 'Jobs' });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Server,
      intlLabel: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Jobs' },
      permissions: VIEW,
      Component: () => import('./pages/jobs-page.tsx'),
    });
  },

  /** Texts of the languages the admin offers; one we have none for falls back to the admin's own default. */
  registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => {
        const texts = (await TRANSLATIONS[locale]?.())?.default ?? {};
        const data = Object.fromEntries(Object.entries(texts).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text]));
        return { locale, data };
      })
    );
  },
};
