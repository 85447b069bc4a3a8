import { createTexts } from '@diamond/kit/admin';
import { Key } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { READ } from './permissions.ts';
import { PLUGIN_ID } from './plugin-id.ts';

export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: 'Access' });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Key,
      intlLabel: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Access' },
      permissions: READ,
      Component: () => import('./pages/access-page.tsx'),
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
