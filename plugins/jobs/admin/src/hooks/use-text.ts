import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { PLUGIN_ID } from '../plugin-id.ts';
import en from '../translations/en.json';

export type TextId = keyof typeof en;

/** Says a text of this plugin in the language of the admin; English where a language lacks it. */
export function useText(): (id: TextId, values?: Record<string, string | number>) => string {
  const { formatMessage } = useIntl();
  return useCallback(
    (id, values) => formatMessage({ id: `${PLUGIN_ID}.${id}`, defaultMessage: en[id] }, values),
    [formatMessage]
  );
}
