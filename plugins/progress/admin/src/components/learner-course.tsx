import {
  Box,
  Button,
  Flex,
  MenuItem,
  SimpleMenu,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { More } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { LearnerCourseView, LearnerLessonView } from '../../../contract/admin.ts';
import { useText } from '../hooks/use-text.ts';
import type { Intervention } from './intervention-dialog.tsx';
import { Panel } from './panel.tsx';
import { WatchedBar } from './watched-bar.tsx';

/** One course of one learner, lesson by lesson. */
export function LearnerCourse({
  course: { courseId, title, percent, lessons },
  canOverride,
  onIntervene,
}: {
  course: LearnerCourseView;
  canOverride: boolean;
  onIntervene: (intervention: Intervention) => void;
}) {
  const text = useText();
  const name = title ?? text('learner.removed');
  const { formatNumber, formatDate } = useIntl();
  const columns = ['lesson', 'lesson.watched', 'lesson.state', 'column.active'] as const;

  return (
    <Panel
      title={courseId === null ? name : `${name} · ${percent} %`}
      action={
        canOverride && courseId !== null ? (
          <Button variant="danger-light" size="S" onClick={() => onIntervene({ kind: 'reset', courseId, what: name })}>
            {text('reset.course')}
          </Button>
        ) : null
      }
    >
      <Table colCount={columns.length + (canOverride ? 1 : 0)} rowCount={lessons.length + 1}>
        <Thead>
          <Tr>
            {columns.map((column) => (
              <Th key={column}>
                <Typography variant="sigma">{text(column)}</Typography>
              </Th>
            ))}
            {canOverride ? (
              <Th>
                <Typography variant="sigma">{text('actions')}</Typography>
              </Th>
            ) : null}
          </Tr>
        </Thead>
        <Tbody>
          {lessons.map((lesson) => (
            <Tr key={lesson.lessonId}>
              <Td>
                <Box paddingTop={2} paddingBottom={2} maxWidth="22rem">
                  <Typography tag="p" textColor="neutral800" ellipsis title={lesson.title}>
                    {lesson.title}
                  </Typography>
                </Box>
              </Td>
              <Td>
                <WatchedBar lesson={lesson} />
                {lesson.surplus > 0 ? (
                  <Typography
                    tag="p"
                    variant="pi"
                    textColor="warning600"
                    maxWidth="24rem"
                    style={{ whiteSpace: 'normal' }}
                  >
                    {text('lesson.surplus', { seconds: formatNumber(lesson.surplus) })}
                  </Typography>
                ) : null}
              </Td>
              <Td>
                <LessonState lesson={lesson} />
              </Td>
              <Td>
                <Typography textColor="neutral800">
                  {lesson.updatedAt === null
                    ? '–'
                    : formatDate(lesson.updatedAt, { dateStyle: 'medium', timeStyle: 'short' })}
                </Typography>
              </Td>
              {canOverride ? (
                <Td>
                  <LessonMenu lesson={lesson} onIntervene={onIntervene} />
                </Td>
              ) : null}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}

function LessonState({ lesson }: { lesson: LearnerLessonView }) {
  const text = useText();
  const { formatDate } = useIntl();
  if (!lesson.completed || lesson.completedAt === null)
    return (
      <Typography textColor="neutral600">{text(lesson.begunAt === null ? 'state.none' : 'state.begun')}</Typography>
    );
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography textColor="success600">{text(`state.${lesson.completedBy ?? 'film'}`)}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {formatDate(lesson.completedAt, { dateStyle: 'medium' })}
      </Typography>
    </Flex>
  );
}

function LessonMenu({
  lesson: { lessonId, title, completed, begunAt },
  onIntervene,
}: {
  lesson: LearnerLessonView;
  onIntervene: (intervention: Intervention) => void;
}) {
  const text = useText();
  return (
    <SimpleMenu
      label={<span aria-label={text('actions.of', { lesson: title })}>{<More aria-hidden />}</span>}
      variant="tertiary"
      endIcon={null}
    >
      <MenuItem onSelect={() => onIntervene({ kind: 'override', lessonId, what: title, done: !completed })}>
        {text(completed ? 'override.undone' : 'override.done')}
      </MenuItem>
      {begunAt === null ? null : (
        <MenuItem onSelect={() => onIntervene({ kind: 'reset', lessonId, what: title })}>
          {text('reset.lesson')}
        </MenuItem>
      )}
    </SimpleMenu>
  );
}
