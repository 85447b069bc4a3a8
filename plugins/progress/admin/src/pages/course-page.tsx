import { useAnswer } from '@diamond/kit/admin';
import { Flex, Main } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { ADMIN_PATHS, type CourseFunnel } from '../../../contract/admin.ts';
import { AsOf } from '../components/as-of.tsx';
import { ExportMenu } from '../components/export-menu.tsx';
import { Funnel } from '../components/funnel.tsx';
import { HeatPanel } from '../components/heat-panel.tsx';
import { Panel } from '../components/panel.tsx';
import { Answered, Nothing } from '../components/states.tsx';
import { WatchingNow } from '../components/watching-now.tsx';
import { useMay } from '../hooks/use-may.ts';
import { useText } from '../hooks/use-text.ts';
import { PLUGIN_ID } from '../plugin-id.ts';

/** One course: where learners go on, where they stop, and what they watch of each film. */
export function CoursePage() {
  const text = useText();
  const { courseId = '' } = useParams();
  const answer = useAnswer<{ data: CourseFunnel }>({ path: ADMIN_PATHS.course(courseId) });
  const canReadLearners = useMay('readLearners');
  const title = answer.data?.data.course.title ?? text('courses');

  return (
    <Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={text('courses.subtitle')}
        navigationAction={<BackButton fallback={`/plugins/${PLUGIN_ID}/courses`} />}
        primaryAction={<ExportMenu path={ADMIN_PATHS.exportCourse(courseId)} name={`course-${courseId}`} />}
      />
      <Layouts.Content>
        <Answered answer={answer} missing={text('course.missing')}>
          {({ data }) => (
            <Flex direction="column" alignItems="stretch" gap={6}>
              <CourseFigures funnel={data} />
              {canReadLearners ? <WatchingNow courseId={courseId} /> : null}
            </Flex>
          )}
        </Answered>
      </Layouts.Content>
    </Main>
  );
}

function CourseFigures({ funnel: { asOf, course, lessons } }: { funnel: CourseFunnel }) {
  const text = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const lessonId = chosen ?? lessons[0]?.lessonId;
  return (
    <>
      <Panel title={text('funnel')}>
        {lessons.length === 0 ? (
          <Nothing>{text('funnel.empty')}</Nothing>
        ) : (
          <Funnel course={course} lessons={lessons} chosen={lessonId} onChoose={setChosen} />
        )}
        <AsOf asOf={asOf} />
      </Panel>
      {lessonId === undefined ? null : (
        <HeatPanel courseId={course.courseId} lessons={lessons} lessonId={lessonId} onChoose={setChosen} />
      )}
    </>
  );
}
