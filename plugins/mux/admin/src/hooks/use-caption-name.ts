import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Caption } from '../../../contract/index.ts';
import { formatLanguage } from '../format.ts';
import { useText } from './use-text.ts';

/** Calls captions as editors know them: by their name, or their language, with their state where they are not ready. */
export function useCaptionName(): (caption: Caption) => string {
  const text = useText();
  const { locale } = useIntl();
  return useCallback(
    ({ name, language, status }) => {
      const shown = name ?? (language ? formatLanguage({ code: language, locale }) : '?');
      return status === 'ready' ? shown : text(`ready.caption-${status}`, { name: shown });
    },
    [text, locale]
  );
}
