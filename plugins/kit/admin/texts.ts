import { useCallback } from 'react';
import { useIntl } from 'react-intl';

type Texts = Record<string, string>;

/** Says a text by its id; `values` stand for the names in braces. */
export type SayText<Id extends string> = (id: Id, values?: Record<string, string | number>) => string;

/**
 * Makes the hook that says a plugin's texts in the language of the admin; English where a language lacks one.
 *
 * @param english every text there is: its ids are the only ones that can be said
 */
export function createUseText<English extends Texts>({
  pluginId,
  english,
}: {
  pluginId: string;
  english: English;
}): () => SayText<keyof English & string> {
  return function useText() {
    const { formatMessage } = useIntl();
    return useCallback(
      (id, values) => formatMessage({ id: `${pluginId}.${id}`, defaultMessage: english[id] ?? id }, values),
      [formatMessage]
    );
  };
}

/** Strapi's `registerTrads` of a plugin: its texts under its own name. A language it has none for falls back to the admin's default. */
export function createTexts({
  pluginId,
  catalogues,
}: {
  pluginId: string;
  catalogues: Record<string, () => Promise<{ default: Texts }>>;
}): (request: { locales: string[] }) => Promise<{ locale: string; data: Texts }[]> {
  return ({ locales }) =>
    Promise.all(
      locales.map(async (locale) => {
        const texts = (await catalogues[locale]?.())?.default ?? {};
        const data = Object.fromEntries(Object.entries(texts).map(([id, text]) => [`${pluginId}.${id}`, text]));
        return { locale, data };
      })
    );
}
