import { useAnswer } from '@diamond/kit/admin';
import { Box, Flex, Grid, Main, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { ADMIN_PATHS, type LearnerDetail, type LearnerRow } from '../../../contract/admin.ts';
import { InterventionDialog, type Intervention } from '../components/intervention-dialog.tsx';
import { LearnerCourse } from '../components/learner-course.tsx';
import { Panel } from '../components/panel.tsx';
import { Answered, Nothing } from '../components/states.tsx';
import { Timeline } from '../components/timeline.tsx';
import { nameLearner } from '../format.ts';
import { useMay } from '../hooks/use-may.ts';
import { useSpan } from '../hooks/use-span.ts';
import { useText } from '../hooks/use-text.ts';
import { PLUGIN_ID } from '../plugin-id.ts';

/** One learner: what happened, and course by course what was watched. */
export function LearnerPage() {
  const text = useText();
  const { userId } = useParams();
  const answer = useAnswer<{ data: LearnerDetail }>({ path: ADMIN_PATHS.learner(Number(userId)) });
  const learner = answer.data?.data.learner;
  const name = learner ? nameLearner(learner) : text('title');

  return (
    <Main>
      <Page.Title>{name}</Page.Title>
      <Layouts.Header
        title={name}
        subtitle={learner?.email ?? ''}
        navigationAction={<BackButton fallback={`/plugins/${PLUGIN_ID}`} />}
      />
      <Layouts.Content>
        <Answered answer={answer} missing={text('learner.missing')}>
          {({ data }) => <Learner detail={data} onChange={answer.refresh} />}
        </Answered>
      </Layouts.Content>
    </Main>
  );
}

function Learner({ detail, onChange }: { detail: LearnerDetail; onChange: () => void }) {
  const text = useText();
  const canOverride = useMay('override');
  const [intervention, setIntervention] = useState<Intervention | null>(null);
  const { learner, courses, timeline } = detail;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Grid.Root gap={6}>
        <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
          <Facts learner={learner} />
        </Grid.Item>
        <Grid.Item col={8} s={12} xs={12} direction="column" alignItems="stretch">
          <Timeline userId={learner.id} events={timeline} />
        </Grid.Item>
      </Grid.Root>
      {courses.length === 0 ? <Nothing>{text('learner.courses.none')}</Nothing> : null}
      {courses.map((course) => (
        <LearnerCourse key={course.courseId} course={course} canOverride={canOverride} onIntervene={setIntervention} />
      ))}
      {intervention ? (
        <InterventionDialog
          learner={learner}
          intervention={intervention}
          onClose={() => setIntervention(null)}
          onDone={() => {
            setIntervention(null);
            onChange();
          }}
        />
      ) : null}
    </Flex>
  );
}

function Facts({ learner }: { learner: LearnerRow }) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const sayTime = useSpan();
  const day = (instant: string) => formatDate(instant, { dateStyle: 'medium' });
  const facts = [
    ['column.joined', day(learner.joinedAt)],
    ['column.active', learner.lastActiveAt === null ? text('never') : day(learner.lastActiveAt)],
    ['column.begun', formatNumber(learner.lessonsBegun)],
    ['column.done', formatNumber(learner.lessonsDone)],
    ['column.watched', sayTime(learner.secondsWatched)],
  ] as const;
  return (
    <Panel title={text('learner.facts')}>
      <Box tag="dl">
        {facts.map(([label, value]) => (
          <Flex key={label} justifyContent="space-between" gap={4} paddingBottom={2}>
            <Typography tag="dt" textColor="neutral600">
              {text(label)}
            </Typography>
            <Typography tag="dd" style={{ margin: 0 }}>
              {value}
            </Typography>
          </Flex>
        ))}
      </Box>
      {learner.isBlocked ? <Typography textColor="danger600">{text('blocked')}</Typography> : null}
    </Panel>
  );
}
