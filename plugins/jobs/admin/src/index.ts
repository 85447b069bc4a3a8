import { createTexts } from '@diamond/kit/admin';
import { Server } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { VIEW } from './permissions.ts';
import { PLUGIN_ID } from './plugin-id.ts';

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

  registerTrads: createTexts({
    pluginId: PLUGIN_ID,
    catalogues: {
      en: () => import('./translations/en.json'),
      es: () => import('./translations/es.json'),
    },
  }),
};
