import { Box, Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { TimelineEvent } from '../../../contract/admin.ts';
import { useMaySeeCrm } from '../hooks/use-may.ts';
import { useText } from '../hooks/use-text.ts';
import { sayEvent } from '../say-event.ts';
import { CrmLink } from './links.tsx';
import { Panel } from './panel.tsx';

const STEP = 8;

/** What happened with a learner, newest first. */
export function Timeline({ userId, events }: { userId: number; events: readonly TimelineEvent[] }) {
  const text = useText();
  const maySeeCrm = useMaySeeCrm();
  const { formatDate } = useIntl();
  const [shown, setShown] = useState(STEP);
  return (
    <Panel
      title={text('learner.timeline')}
      action={maySeeCrm ? <CrmLink id={userId}>{text('learner.crm')}</CrmLink> : undefined}
    >
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
