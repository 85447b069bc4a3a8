import { createTexts } from '@diamond/kit/admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { VIDEO_ACTIONS } from '../../contract/admin.ts';
import { VideoIcon } from './components/video-icon.tsx';
import { LIBRARY_ADDRESS, PLUGIN_ID } from './plugin-id.ts';
import { UploadTray } from './tray/upload-tray.tsx';

export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: 'Mux' });
    app.addMenuLink({
      to: LIBRARY_ADDRESS.slice(1),
      icon: VideoIcon,
      intlLabel: { id: `${PLUGIN_ID}.videos.title`, defaultMessage: 'Videos' },
      permissions: [{ action: VIDEO_ACTIONS.view, subject: null }],
      Component: () => import('./pages/app.tsx'),
    });
    app.addSettingsLink(
      { id: PLUGIN_ID, intlLabel: { id: `${PLUGIN_ID}.videos.title`, defaultMessage: 'Videos' } },
      {
        id: `${PLUGIN_ID}-rules`,
        to: PLUGIN_ID,
        intlLabel: { id: `${PLUGIN_ID}.settings.title`, defaultMessage: 'Rules for videos' },
        permissions: [{ action: VIDEO_ACTIONS.view, subject: null }],
        Component: () => import('./settings/settings-page.tsx'),
      }
    );
    // Components of this prefix are rendered beside the pages, inside all providers (ADR 025).
    app.addComponents({ name: `future-global::${PLUGIN_ID}-uploads`, Component: UploadTray });
    app.customFields.register({
      name: 'video',
      pluginId: PLUGIN_ID,
      type: 'string',
      icon: VideoIcon,
      intlLabel: { id: 'mux.field.label', defaultMessage: 'Mux video' },
      intlDescription: { id: 'mux.field.description', defaultMessage: 'A film, uploaded straight to Mux' },
      // Strapi's type of an input has none of the props that it passes.
      components: {
        Input: () => import('./components/video-input.tsx') as unknown as Promise<{ default: ComponentType }>,
      },
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
