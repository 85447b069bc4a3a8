import { useAnswer } from '@diamond/kit/admin';
import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { ADMIN_PATHS, HEAT_PARTS, type LessonFigures, type LessonHeat } from '../../../contract/admin.ts';
import { formatClock } from '../format.ts';
import { useText } from '../hooks/use-text.ts';
import { FigureTable } from './figure-table.tsx';
import { Panel } from './panel.tsx';
import { Answered } from './states.tsx';

const HEIGHT = 40;

/** Which parts of a lesson's film learners watch, and which they skip or never reach. */
export function HeatPanel({
  courseId,
  lessonId,
  lessons,
  onChoose,
}: {
  courseId: string;
  lessonId: string;
  lessons: readonly LessonFigures[];
  onChoose: (lessonId: string) => void;
}) {
  const text = useText();
  const answer = useAnswer<{ data: LessonHeat }>({ path: ADMIN_PATHS.heat({ courseId, lessonId }) });
  const title = lessons.find((lesson) => lesson.lessonId === lessonId)?.title ?? '';
  return (
    <Panel
      title={text('heat.title', { lesson: title })}
      action={
        <SingleSelect
          size="S"
          aria-label={text('lesson')}
          value={lessonId}
          onChange={(picked) => onChoose(String(picked))}
        >
          {lessons.map((lesson) => (
            <SingleSelectOption key={lesson.lessonId} value={lesson.lessonId}>
              {lesson.title}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      }
    >
      <Answered answer={answer}>
        {({ data }) =>
          data.duration === 0 ? (
            <Typography textColor="neutral600">{text('heat.none')}</Typography>
          ) : (
            <Heat lesson={data} />
          )
        }
      </Answered>
    </Panel>
  );
}

function Heat({ lesson: { heat, duration, begun } }: { lesson: LessonHeat }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const clock = (part: number) => formatClock((part * duration) / HEAT_PARTS);
  const most = Math.max(1, begun, ...heat);
  const hottest = heat.indexOf(Math.max(...heat));
  const coldest = heat.lastIndexOf(Math.min(...heat));
  const count = (value: number) => formatNumber(value, { maximumFractionDigits: 1 });
  const summary = text('heat.summary', { begun: formatNumber(begun), most: clock(hottest), least: clock(coldest) });

  return (
    <Box tag="figure" style={{ margin: 0 }}>
      <Plot viewBox={`0 0 ${HEAT_PARTS} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={summary}>
        {heat.map((value, part) => (
          // A part of a film is known by its place and nothing else.
          // oxlint-disable-next-line react/no-array-index-key
          <Part key={part} x={part} width={1} y={HEIGHT - (value / most) * HEIGHT} height={(value / most) * HEIGHT}>
            <title>{`${clock(part)}: ${count(value)}`}</title>
          </Part>
        ))}
      </Plot>
      <Flex justifyContent="space-between" paddingTop={1} aria-hidden>
        {[0, 25, 50, 75, HEAT_PARTS].map((part) => (
          <Typography key={part} variant="pi" textColor="neutral600">
            {clock(part)}
          </Typography>
        ))}
      </Flex>
      <Typography tag="figcaption" variant="pi" textColor="neutral600" paddingTop={2}>
        {summary}
      </Typography>
      <FigureTable
        summary={text('heat.table')}
        head={[text('heat.part'), text('heat.learners')]}
        rows={heat.map((value, part) => [
          `${clock(part)}–${clock(part + 1)}${duration < HEAT_PARTS ? ` (${part + 1} %)` : ''}`,
          count(value),
        ])}
      />
    </Box>
  );
}

const Plot = styled.svg`
  display: block;
  width: 100%;
  height: 14rem;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral100};
`;

const Part = styled.rect`
  fill: ${({ theme }) => theme.colors.primary600};
`;
