import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { DayFigures } from '../../../contract/admin.ts';
import { roundUpAxis } from '../format.ts';
import { useText } from '../hooks/use-text.ts';

const HEIGHT = 60;

/** One figure day by day, as bars. What the picture shows is said in words as well; the numbers are in the table below. */
export function DayChart({
  days,
  figure,
}: {
  days: readonly DayFigures[];
  figure: 'registered' | 'active' | 'completions';
}) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const values = days.map((day) => day[figure]);
  const most = Math.max(0, ...values);
  const axis = roundUpAxis(most);
  const title = text(`chart.${figure}`);
  const summary = text('chart.summary', {
    title,
    total: formatNumber(values.reduce((sum, value) => sum + value, 0)),
    days: days.length,
    most: formatNumber(most),
    last: formatNumber(values.at(-1) ?? 0),
  });
  const label = (day: string | undefined) =>
    day === undefined ? '' : formatDate(`${day}T00:00:00Z`, { day: 'numeric', month: 'short', timeZone: 'UTC' });

  return (
    <Box tag="figure" style={{ margin: 0, minWidth: 0 }}>
      <Flex tag="figcaption" justifyContent="space-between" paddingBottom={2}>
        <Typography variant="pi" fontWeight="semiBold" textColor="neutral800">
          {title}
        </Typography>
        <Typography variant="pi" textColor="neutral600" aria-hidden>
          {formatNumber(axis)}
        </Typography>
      </Flex>
      <Plot viewBox={`0 0 ${days.length} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={summary}>
        {days.map((day) => {
          const height = (day[figure] / axis) * HEIGHT;
          return (
            <Bar key={day.day} x={days.indexOf(day) + 0.1} width={0.8} y={HEIGHT - height} height={height}>
              <title>{`${label(day.day)}: ${formatNumber(day[figure])}`}</title>
            </Bar>
          );
        })}
      </Plot>
      <Flex justifyContent="space-between" paddingTop={1} aria-hidden>
        <Typography variant="pi" textColor="neutral600">
          {label(days[0]?.day)}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {label(days.at(-1)?.day)}
        </Typography>
      </Flex>
    </Box>
  );
}

const Plot = styled.svg`
  display: block;
  width: 100%;
  height: 8rem;
  border-top: 1px dashed ${({ theme }) => theme.colors.neutral200};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral300};
`;

const Bar = styled.rect`
  fill: ${({ theme }) => theme.colors.primary600};
`;
