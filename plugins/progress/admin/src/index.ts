import { createTexts } from '@diamond/kit/admin';
import { PresentationChart } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { READ_COURSES, READ_LEARNERS } from './permissions.ts';
import { PLUGIN_ID } from './plugin-id.ts';

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

  registerTrads: createTexts({
    pluginId: PLUGIN_ID,
    catalogues: {
      en: () => import('./translations/en.json'),
      es: () => import('./translations/es.json'),
    },
  }),
};
