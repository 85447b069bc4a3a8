import { createUseText } from '@diamond/kit/admin';
import { PLUGIN_ID } from '../plugin-id.ts';
import en from '../translations/en.json';

/** Says a text of this plugin in the language of the admin; English where a language lacks it. */
export const useText = createUseText({ pluginId: PLUGIN_ID, english: en });
