import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { adminPaths, HISTORY_ACTIONS, type HistoryEntry, type HistoryPage } from '../../../contract/index.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Section } from '../components/section.tsx';
import { useCall } from '../hooks/use-call.ts';
import { useText, type TextId } from '../hooks/use-text.ts';

/** What happened to a video, newest first: what people did here, and what Mux told. `stamp`: read anew when it changes. */
export function HistoryPart({ videoId, stamp }: { videoId: string; stamp: string }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { get } = useFetchClient();
  const { run, isRunning, failure } = useCall();
  const [read, setRead] = useState<{ entries: HistoryEntry[]; next: string | null } | null>(null);

  const load = useCallback(
    async (before: string | null): Promise<void> => {
      const page = await run(
        async () =>
          (await get<HistoryPage>(adminPaths.history(videoId), { params: before === null ? {} : { before } })).data
      );
      if (page) {
        setRead((last) => ({
          entries: [...(before === null ? [] : (last?.entries ?? [])), ...page.data],
          next: page.meta.next,
        }));
      }
    },
    [get, run, videoId]
  );
  useEffect(() => void load(null), [load, stamp]);

  return (
    <Section title={text('history.title')}>
      {read?.entries.length === 0 && <Typography textColor="neutral600">{text('history.none')}</Typography>}
      <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
        {read?.entries.map((entry) => (
          <Flex tag="li" key={entry.id} gap={3} wrap="wrap" alignItems="baseline">
            <Typography tag="time" variant="pi" textColor="neutral600" dateTime={entry.at}>
              {formatDate(entry.at, { dateStyle: 'medium', timeStyle: 'medium' })}
            </Typography>
            <Typography style={{ overflowWrap: 'anywhere' }}>
              {isAction(entry.what)
                ? text(`history.${entry.what}` as TextId)
                : text('history.mux', { type: entry.what })}
            </Typography>
            <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
              {[entry.by, ...describe(entry.details)].filter(Boolean).join(' · ')}
            </Typography>
          </Flex>
        ))}
      </Flex>
      <FailureNotice failure={failure} />
      {read && read.next !== null && (
        <Flex>
          <Button variant="tertiary" loading={isRunning} onClick={() => void load(read.next)}>
            {text('history.more')}
          </Button>
        </Flex>
      )}
    </Section>
  );
}

function isAction(what: string): boolean {
  return (HISTORY_ACTIONS as readonly string[]).includes(what);
}

function describe(details: HistoryEntry['details']): string[] {
  return Object.entries(details).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${String(value)}`]));
}
