import { PresentationChart } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { READ_COURSES, READ_LEARNERS } from './permissions.ts';
import { PLUGIN_ID } from './plugin-id.ts';

const TRANSLATIONS: Record<string, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('./translations/en.json'),
  es: () => import('./translations/es.json'),
};

export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: 'Progress' });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: PresentationChart,
      intlLabel: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Learners' },
      // One of them is enough.
      permissions: [...READ_LEARNERS, ...READ_COURSES],
      Component: () => import('./pages/app.tsx'),
    });
    app.widgets.register({
      id: 'learning',
      pluginId: PLUGIN_ID,
      icon: PresentationChart,
      title: { id: `${PLUGIN_ID}.widget.title`, defaultMessage: 'Learning' },
      link: {
        label: { id: `${PLUGIN_ID}.widget.link`, defaultMessage: 'All learners' },
        href: `/plugins/${PLUGIN_ID}`,
      },
      permissions: READ_LEARNERS,
      component: async () => (await import('./components/learning-widget.tsx')).default,
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
