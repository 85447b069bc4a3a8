import { createTexts } from '@diamond/kit/admin';
import { User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { VIEW } from './permissions.ts';
import { PLUGIN_ID } from './plugin-id.ts';

export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: 'CRM' });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: User,
      intlLabel: { id: `${PLUGIN_ID}.title`, defaultMessage: 'CRM' },
      permissions: VIEW,
      Component: () => import('./pages/crm-page.tsx'),
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
