import { useAnswer } from '@diamond/kit/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS, type LivePage } from '../../../contract/admin.ts';
import { formatClock, nameBrowser, nameLearner } from '../format.ts';
import { useText } from '../hooks/use-text.ts';
import { LearnerLink } from './links.tsx';
import { Panel } from './panel.tsx';
import { Answered } from './states.tsx';

/** Milliseconds between two looks: players report as often. */
const EVERY = 15_000;

/** Who has a lesson open at this moment, and where they are in it. @param courseId only of this course */
export function WatchingNow({ courseId }: { courseId?: string }) {
  const text = useText();
  const { formatTime, formatNumber } = useIntl();
  const answer = useAnswer<LivePage>({
    path: ADMIN_PATHS.live,
    ...(courseId === undefined ? {} : { params: { courseId } }),
    every: EVERY,
  });

  return (
    <Panel title={text('now.title')}>
      <Answered answer={answer}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch" gap={3}>
            <Typography tag="p" role="status" textColor="neutral800">
              {meta.total === 0 ? text('now.none') : text('now.count', { count: meta.total })}
            </Typography>
            {data.length > 0 ? (
              <Box tag="ul" maxHeight="28rem" overflow="auto" tabIndex={0} aria-label={text('now.title')}>
                {data.map(({ learner, lesson, course, position, startedAt, userAgent }) => (
                  <Box
                    tag="li"
                    key={`${learner.id}-${lesson.id}`}
                    paddingTop={2}
                    paddingBottom={2}
                    borderColor="neutral150"
                    borderWidth="0 0 1px"
                    borderStyle="solid"
                  >
                    <LearnerLink id={learner.id}>{nameLearner(learner)}</LearnerLink>
                    <Typography tag="p" variant="pi" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
                      {[courseId === undefined ? course?.title : null, lesson.title].filter(Boolean).join(' · ')}{' '}
                      {text('now.at', { clock: formatClock(position) })}
                    </Typography>
                    <Typography tag="p" variant="pi" textColor="neutral600">
                      {[text('now.since', { time: formatTime(startedAt) }), nameBrowser(userAgent)]
                        .filter(Boolean)
                        .join(' · ')}
                    </Typography>
                  </Box>
                ))}
              </Box>
            ) : null}
            {meta.total > data.length ? (
              <Typography variant="pi" textColor="neutral600">
                {text('now.more', { count: formatNumber(data.length) })}
              </Typography>
            ) : null}
          </Flex>
        )}
      </Answered>
    </Panel>
  );
}
