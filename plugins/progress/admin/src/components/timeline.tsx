import { Box, Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { TimelineEvent } from '../../../contract/admin.ts';
import { useText } from '../hooks/use-text.ts';
import { sayEvent } from '../say-event.ts';
import { Panel } from './panel.tsx';

const STEP = 8;

/** What happened with a learner, newest first. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const text = useText();
  const { formatDate } = useIntl();
  const [shown, setShown] = useState(STEP);
  return (
    <Panel title={text('learner.timeline')}>
      <Box tag="ol">
        {events.slice(0, shown).map((event) => {
          const said = sayEvent({ event, text });
          return (
            <Box tag="li" key={`${event.at} ${said}`} paddingBottom={3}>
              <Typography tag="p" variant="pi" textColor="neutral600">
                {formatDate(event.at, { dateStyle: 'medium', timeStyle: 'short' })}
              </Typography>
              <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
                {said}
              </Typography>
            </Box>
          );
        })}
      </Box>
      {events.length > shown ? (
        <Button variant="tertiary" size="S" onClick={() => setShown(shown + STEP)}>
          {text('learner.older')}
        </Button>
      ) : null}
    </Panel>
  );
}
