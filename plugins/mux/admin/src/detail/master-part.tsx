import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { adminPaths, type MasterDownload } from '../../../contract/index.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Section } from '../components/section.tsx';
import { Working } from '../components/working.tsx';
import { useCall } from '../hooks/use-call.ts';
import { useText } from '../hooks/use-text.ts';

/** Milliseconds between two looks at a master that is being made. */
const POLL = 3_000;

/** The film as Mux keeps it, for download: asked for, made, and there for a day. */
export function MasterPart({ videoId }: { videoId: string }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { get, post } = useFetchClient();
  const { run, isRunning, failure } = useCall();
  const [master, setMaster] = useState<MasterDownload | null>(null);
  const [round, setRound] = useState(0);
  const path = adminPaths.master(videoId);
  const isBeingMade = master?.status === 'preparing';

  useEffect(() => {
    if (!isBeingMade) return;
    const timer = setTimeout(() => {
      if (document.hidden) return setRound((last) => last + 1);
      void run(async () => (await get<{ data: MasterDownload }>(path)).data.data).then((next) => {
        if (next) setMaster(next);
        setRound((last) => last + 1);
      });
    }, POLL);
    return () => clearTimeout(timer);
  }, [isBeingMade, round, get, path, run]);

  async function ask(): Promise<void> {
    const next = await run(async () => (await post<{ data: MasterDownload }>(path)).data.data);
    if (next) setMaster(next);
  }

  return (
    <Section title={text('master.title')} hint={text('master.hint')}>
      {isBeingMade && <Working title={text('master.preparing')} />}
      {master?.status === 'errored' && <Typography textColor="danger600">{text('master.errored')}</Typography>}
      {master?.status === 'ready' && master.url !== null ? (
        <Flex gap={3} wrap="wrap">
          <LinkButton href={master.url} isExternal startIcon={<Download />}>
            {text('master.download')}
          </LinkButton>
          {master.expiresAt !== null && (
            <Typography variant="pi" textColor="neutral600">
              {text('master.until', {
                date: formatDate(master.expiresAt, { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </Typography>
          )}
        </Flex>
      ) : (
        !isBeingMade && (
          <Flex>
            <Button variant="secondary" startIcon={<Download />} loading={isRunning} onClick={() => void ask()}>
              {text('master.ask')}
            </Button>
          </Flex>
        )
      )}
      <FailureNotice failure={failure} />
    </Section>
  );
}
