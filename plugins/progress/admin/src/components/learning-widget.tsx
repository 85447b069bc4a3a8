import { useAnswer } from '@diamond/kit/admin';
import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS, type Overview } from '../../../contract/admin.ts';
import { useText } from '../hooks/use-text.ts';
import { DayChart } from './day-chart.tsx';

/** On the admin's first page: who was active lately, and what was finished. */
export default function LearningWidget() {
  const text = useText();
  const { formatNumber } = useIntl();
  const { data, hasFailed } = useAnswer<{ data: Overview }>({ path: ADMIN_PATHS.overview });
  if (data === null) return hasFailed ? <Widget.Error>{text('failed')}</Widget.Error> : <Widget.Loading />;
  const { totals, days } = data.data;
  if (totals.learners === 0) return <Widget.NoData>{text('widget.empty')}</Widget.NoData>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} padding={2}>
      <Grid.Root tag="dl" gap={4}>
        {(['activeWeek', 'completionsWeek'] as const).map((total) => (
          <Grid.Item key={total} col={6} xs={6} direction="column" alignItems="flex-start">
            <Typography tag="dt" variant="pi" textColor="neutral600">
              {text(`total.${total}`)}
            </Typography>
            <Typography tag="dd" variant="alpha" style={{ margin: 0 }}>
              {formatNumber(totals[total])}
            </Typography>
          </Grid.Item>
        ))}
      </Grid.Root>
      <Box>
        <DayChart days={days} figure="active" />
      </Box>
    </Flex>
  );
}
