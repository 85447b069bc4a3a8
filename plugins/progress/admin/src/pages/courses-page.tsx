import { useAnswer } from '@diamond/kit/admin';
import { Box, Flex, Main, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS, type CourseFigures } from '../../../contract/admin.ts';
import { CourseLink } from '../components/links.tsx';
import { Sections } from '../components/sections.tsx';
import { Answered, Nothing } from '../components/states.tsx';
import { toPercent } from '../format.ts';
import { useText } from '../hooks/use-text.ts';

const COLUMNS = ['course.title', 'course.lessons', 'course.begun', 'course.finished'] as const;

/** All published courses: how many began and finished each. */
export function CoursesPage() {
  const text = useText();
  const { formatNumber } = useIntl();
  const answer = useAnswer<{ data: CourseFigures[] }>({ path: ADMIN_PATHS.courses });

  return (
    <Main>
      <Page.Title>{text('courses')}</Page.Title>
      <Layouts.Header title={text('courses')} subtitle={text('courses.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Sections />
          <Answered answer={answer}>
            {({ data: courses }) =>
              courses.length === 0 ? (
                <Nothing>{text('courses.empty')}</Nothing>
              ) : (
                <Table colCount={COLUMNS.length} rowCount={courses.length + 1}>
                  <Thead>
                    <Tr>
                      {COLUMNS.map((column) => (
                        <Th key={column}>
                          <Typography variant="sigma">{text(column)}</Typography>
                        </Th>
                      ))}
                    </Tr>
                  </Thead>
                  <Tbody>
                    {courses.map((course) => (
                      <Tr key={course.courseId}>
                        <Td>
                          <Box paddingTop={2} paddingBottom={2} maxWidth="32rem">
                            <CourseLink id={course.courseId}>{course.title}</CourseLink>
                          </Box>
                        </Td>
                        <Td>
                          <Typography textColor="neutral800">{formatNumber(course.lessons)}</Typography>
                        </Td>
                        <Td>
                          <Typography textColor="neutral800">{formatNumber(course.begun)}</Typography>
                        </Td>
                        <Td>
                          <Typography tag="p" textColor="neutral800">
                            {formatNumber(course.finished)}
                          </Typography>
                          <Typography tag="p" variant="pi" textColor="neutral600">
                            {text('course.share', {
                              percent: toPercent({ part: course.finished, whole: course.begun }),
                            })}
                          </Typography>
                        </Td>
                      </Tr>
                    ))}
                  </Tbody>
                </Table>
              )
            }
          </Answered>
        </Flex>
      </Layouts.Content>
    </Main>
  );
}
