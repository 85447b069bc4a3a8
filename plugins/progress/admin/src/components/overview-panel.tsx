import { useAnswer } from '@diamond/kit/admin';
import { Box, Flex, Grid, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS, type Overview } from '../../../contract/admin.ts';
import { useText } from '../hooks/use-text.ts';
import { AsOf } from './as-of.tsx';
import { DayChart } from './day-chart.tsx';
import { FigureTable } from './figure-table.tsx';
import { Panel } from './panel.tsx';
import { Answered } from './states.tsx';

const FIGURES = ['registered', 'active', 'completions'] as const;
const TOTALS = ['learners', 'activeWeek', 'activeMonth', 'completionsWeek'] as const;

/** How the school is doing: registrations, activity and lessons done, day by day. */
export function OverviewPanel() {
  const text = useText();
  const { formatNumber } = useIntl();
  const [days, setDays] = useState('30');
  const answer = useAnswer<{ data: Overview }>({ path: ADMIN_PATHS.overview, params: { days } });

  return (
    <Panel
      title={text('overview')}
      action={
        <SingleSelect size="S" aria-label={text('days')} value={days} onChange={(picked) => setDays(String(picked))}>
          <SingleSelectOption value="30">{text('days.30')}</SingleSelectOption>
          <SingleSelectOption value="90">{text('days.90')}</SingleSelectOption>
        </SingleSelect>
      }
    >
      <Answered answer={answer}>
        {({ data: { asOf, days: figures, totals } }) => (
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Grid.Root tag="dl" gap={4}>
              {TOTALS.map((total) => (
                <Grid.Item key={total} col={3} s={6} xs={6} direction="column" alignItems="flex-start">
                  <Typography tag="dt" variant="pi" textColor="neutral600">
                    {text(`total.${total}`)}
                  </Typography>
                  <Typography tag="dd" variant="alpha" style={{ margin: 0 }}>
                    {formatNumber(totals[total])}
                  </Typography>
                </Grid.Item>
              ))}
            </Grid.Root>
            <Grid.Root gap={6}>
              {FIGURES.map((figure) => (
                <Grid.Item key={figure} col={4} s={12} xs={12} direction="column" alignItems="stretch">
                  <DayChart days={figures} figure={figure} />
                </Grid.Item>
              ))}
            </Grid.Root>
            <Box>
              <FigureTable
                summary={text('chart.table')}
                head={[text('chart.day'), ...FIGURES.map((figure) => text(`chart.${figure}`))]}
                rows={figures.map((day) => [day.day, ...FIGURES.map((figure) => formatNumber(day[figure]))])}
              />
              <AsOf asOf={asOf} />
            </Box>
          </Flex>
        )}
      </Answered>
    </Panel>
  );
}
