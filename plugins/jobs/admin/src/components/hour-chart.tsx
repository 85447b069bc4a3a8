import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { MinuteView } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';

const WIDTH = 600;
const HEIGHT = 72;
const GAP = 2;

/** The last hour, a bar a minute: done below, failed on top. Its sum stands beside it in words. */
export function HourChart({ minutes }: { minutes: readonly MinuteView[] }) {
  const text = useText();
  const { formatTime } = useIntl();
  const most = Math.max(1, ...minutes.map(({ done, failed }) => done + failed));
  const width = WIDTH / minutes.length;
  const heightOf = (count: number) => (count / most) * HEIGHT;
  const sum = (key: 'done' | 'failed') => minutes.reduce((total, minute) => total + minute[key], 0);
  const summary = text('hour.summary', { done: sum('done'), failed: sum('failed') });

  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={3}>
        <Typography variant="delta" tag="h2">
          {text('hour')}
        </Typography>
        <Typography textColor="neutral600">{summary}</Typography>
      </Flex>
      <svg
        role="img"
        aria-label={summary}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        width="100%"
        height={HEIGHT}
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="currentColor" strokeOpacity={0.2} />
        {minutes.map(({ at, done, failed }, index) => (
          <g key={at}>
            <title>{text('hour.minute', { time: formatTime(at), done, failed })}</title>
            <rect x={index * width} y={0} width={width} height={HEIGHT} fill="transparent" />
            <rect
              x={index * width}
              y={HEIGHT - heightOf(done)}
              width={width - GAP}
              height={heightOf(done)}
              fill="#5cb176"
            />
            <rect
              x={index * width}
              y={HEIGHT - heightOf(done + failed)}
              width={width - GAP}
              height={heightOf(failed)}
              fill="#ee5e52"
            />
          </g>
        ))}
      </svg>
    </Box>
  );
}
