import { useAnswer } from '@diamond/kit/admin';
import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useEffect } from 'react';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import { COURSE_EVENTS, type CrmEvent } from '../../../contract/events.ts';
import type { CrmLearner, CrmLearnerDetail } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import { LearnerSearch } from './learner-search.tsx';

/** Whom a preview is about: an example until a learner is chosen, and for an event of a course one of their courses. */
export function PreviewSubject({
  event,
  learner,
  courseId,
  onLearner,
  onCourse,
}: {
  event: CrmEvent;
  learner: CrmLearner | null;
  courseId: string | null;
  onLearner: (learner: CrmLearner | null) => void;
  onCourse: (courseId: string) => void;
}) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <LearnerSearch onChoose={onLearner} />
      <Flex justifyContent="space-between" gap={4} wrap="wrap" background="neutral100" hasRadius padding={4}>
        <Box style={{ overflowWrap: 'anywhere' }}>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {text('preview.about')}
          </Typography>
          <Typography tag="p" fontWeight="semiBold" aria-live="polite">
            {learner === null ? text('preview.example') : (learner.name ?? learner.email)}
          </Typography>
          {learner ? (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {text('preview.masked')}
            </Typography>
          ) : null}
        </Box>
        {learner ? (
          <Button variant="tertiary" size="S" onClick={() => onLearner(null)}>
            {text('preview.change')}
          </Button>
        ) : null}
      </Flex>
      {learner && COURSE_EVENTS.includes(event) ? (
        <Course userId={learner.userId} courseId={courseId} onCourse={onCourse} />
      ) : null}
    </Flex>
  );
}

function Course({
  userId,
  courseId,
  onCourse,
}: {
  userId: number;
  courseId: string | null;
  onCourse: (courseId: string) => void;
}) {
  const text = useText();
  const { data } = useAnswer<{ data: CrmLearnerDetail }>({ path: ADMIN_PATHS.learner(userId) });
  const courses = data?.data.userId === userId ? data.data.courses : null;
  const [first] = courses ?? [];
  useEffect(() => {
    if (courseId === null && first) onCourse(first.courseId);
  }, [courseId, first, onCourse]);
  if (courses === null) return null;
  if (courses.length === 0) return <Typography textColor="neutral600">{text('preview.course.example')}</Typography>;
  return (
    <Field.Root name="course">
      <Field.Label>{text('preview.course')}</Field.Label>
      <SingleSelect value={courseId ?? ''} onChange={(value) => onCourse(String(value))}>
        {courses.map(({ courseId: id, title, percent }) => (
          <SingleSelectOption key={id} value={id}>
            {`${title} (${percent} %)`}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
