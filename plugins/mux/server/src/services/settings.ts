import type { Core } from '@strapi/strapi';
import type { VideoSettings } from '../../../contract/index.ts';
import { createStore } from '../store.ts';

/** The school's rules for films. They are read where they matter, so a change counts at once, in every process. */
export default function createSettings({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  return {
    find: (): Promise<VideoSettings> => store.findSettings(),

    async update(settings: VideoSettings): Promise<VideoSettings> {
      await store.updateSettings(settings);
      return store.findSettings();
    },
  };
}
