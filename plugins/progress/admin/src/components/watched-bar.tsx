import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { LearnerLessonView } from '../../../contract/admin.ts';
import { formatClock } from '../format.ts';
import { useText } from '../hooks/use-text.ts';

/** Parts that are said one by one; more would be noise. */
const MOST_SAID = 5;

/** Which seconds of a film a learner watched, drawn to scale. */
export function WatchedBar({ lesson: { watched, duration, percent } }: { lesson: LearnerLessonView }) {
  const text = useText();
  if (duration === 0) return null;
  const parts = watched.slice(0, MOST_SAID).map(([from, to]) => `${formatClock(from)}–${formatClock(to)}`);
  const said = watched.length > MOST_SAID ? [...parts, '…'] : parts;
  return (
    <Box minWidth="12rem">
      <Track
        viewBox={`0 0 ${duration} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text('lesson.watched.parts', { parts: said.length === 0 ? '–' : said.join(', ') })}
      >
        {watched.map(([from, to]) => (
          <rect key={from} x={from} width={to - from} height={1} />
        ))}
      </Track>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {text('lesson.watched.of', { percent, length: formatClock(duration) })}
      </Typography>
    </Box>
  );
}

const Track = styled.svg`
  display: block;
  width: 100%;
  height: 0.8rem;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral200};

  rect {
    fill: ${({ theme }) => theme.colors.success600};
  }
`;
