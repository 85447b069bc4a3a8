import { useIntl } from 'react-intl';
import type { VideoDetail } from '../../../contract/index.ts';
import { formatBytes } from '../format.ts';
import { useText } from '../hooks/use-text.ts';

/** What is known of a video beside what Mux measured: its file, its pixels, who brought it and when. */
export function useMoreFacts({ size, fileName, width, height, createdBy, createdAt }: VideoDetail) {
  const text = useText();
  const { locale, formatDate } = useIntl();
  return [
    [text('fact.pixels'), width === null || height === null ? null : `${width} × ${height}`],
    [text('fact.size'), size === null ? null : formatBytes({ bytes: size, locale })],
    [text('fact.file'), fileName],
    [text('fact.created'), formatDate(createdAt, { dateStyle: 'medium', timeStyle: 'short' })],
    [text('fact.by'), createdBy],
  ] as const;
}
