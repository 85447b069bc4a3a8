import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useText } from './use-text.ts';

const MINUTE = 60;
const HOUR = 3_600;

/** Says how long something took: minutes, and from ten hours on hours. Takes seconds. */
export function useSpan(): (seconds: number) => string {
  const text = useText();
  const { formatNumber } = useIntl();
  return useCallback(
    (seconds) =>
      seconds < 10 * HOUR
        ? text('minutes', { count: formatNumber(Math.floor(seconds / MINUTE)) })
        : text('hours', { count: formatNumber(Math.floor(seconds / HOUR)) }),
    [text, formatNumber]
  );
}
