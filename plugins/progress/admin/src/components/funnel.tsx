import { Box, Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { CourseFigures, LessonFigures } from '../../../contract/admin.ts';
import { toPercent } from '../format.ts';
import { useText } from '../hooks/use-text.ts';

/** Lesson by lesson how many are still there: who began it, who is done with it, and who went no further. */
export function Funnel({
  course,
  lessons,
  chosen,
  onChoose,
}: {
  course: CourseFigures;
  lessons: readonly LessonFigures[];
  chosen: string | undefined;
  onChoose: (lessonId: string) => void;
}) {
  const text = useText();
  const { formatNumber } = useIntl();
  const share = (part: number) => toPercent({ part, whole: course.begun });
  const say = (part: number) => `${formatNumber(part)} · ${share(part)} %`;

  return (
    <Box paddingBottom={4}>
      <Typography tag="p" textColor="neutral800" paddingBottom={4}>
        {`${text('course.begun')}: ${formatNumber(course.begun)} · ${text('course.finished')}: ${say(course.finished)}`}
      </Typography>
      <Table colCount={5} rowCount={lessons.length + 1}>
        <Thead>
          <Tr>
            {(['lesson', 'funnel.begun', 'funnel.done', 'funnel.stopped', 'funnel.heat'] as const).map((column) => (
              <Th key={column}>
                <Typography
                  variant="sigma"
                  title={column === 'funnel.stopped' ? text('funnel.stopped.hint') : undefined}
                >
                  {text(column)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {lessons.map((lesson) => (
            <Tr key={lesson.lessonId}>
              <Td>
                <Box paddingTop={2} paddingBottom={2} maxWidth="24rem">
                  <Typography tag="p" textColor="neutral800" ellipsis title={lesson.title}>
                    {lesson.title}
                  </Typography>
                </Box>
              </Td>
              <Td>
                <Share $part={share(lesson.begun)} aria-hidden />
                <Typography textColor="neutral800">{say(lesson.begun)}</Typography>
              </Td>
              <Td>
                <Share $part={share(lesson.done)} aria-hidden />
                <Typography textColor="neutral800">{say(lesson.done)}</Typography>
              </Td>
              <Td>
                <Share $part={share(lesson.stopped)} $isLoss aria-hidden />
                <Typography textColor="neutral800">{say(lesson.stopped)}</Typography>
              </Td>
              <Td>
                <Button
                  variant={lesson.lessonId === chosen ? 'secondary' : 'tertiary'}
                  size="S"
                  aria-pressed={lesson.lessonId === chosen}
                  aria-label={text('funnel.heat.of', { lesson: lesson.title })}
                  onClick={() => onChoose(lesson.lessonId)}
                >
                  {text('funnel.heat')}
                </Button>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

/** A part of those who began the course, to scale. */
const Share = styled.div<{ $part: number; $isLoss?: boolean }>`
  width: 12rem;
  height: 0.8rem;
  border-radius: 0.4rem;
  background: linear-gradient(
    to right,
    ${({ theme, $isLoss }) => ($isLoss ? theme.colors.danger500 : theme.colors.primary600)} ${({ $part }) => $part}%,
    ${({ theme }) => theme.colors.neutral200} 0
  );
`;
