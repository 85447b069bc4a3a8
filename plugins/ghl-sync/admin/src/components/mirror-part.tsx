import { useAnswer, Waiting } from '@diamond/kit/admin';
import { Badge, Box, Button, Flex, ProgressBar, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { Difference, MirrorRun, MirrorRunKind } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';
import { PlainTable } from './plain-table.tsx';

const LOOK_EVERY = 2_000;
const KINDS = ['compare', 'repair', 'backfill'] as const satisfies readonly MirrorRunKind[];

/** Passes over all learners: what differs, putting it right, and telling of those who were there before. */
export function MirrorPart({
  canManage,
  isSending,
  onOrder,
}: {
  canManage: boolean;
  isSending: boolean;
  onOrder: (path: string, done: string) => Promise<boolean>;
}) {
  const text = useText();
  const { data, hasFailed, refresh } = useAnswer<{ data: MirrorRun[] }>({ path: ADMIN_PATHS.runs, every: LOOK_EVERY });
  if (data === null) return <Waiting text={text} hasFailed={hasFailed} onAgain={refresh} />;
  const running = data.data.find(({ state }) => state === 'running');
  const compared = data.data.find(({ kind }) => kind !== 'backfill');
  const start = async (path: string, done: string) => {
    await onOrder(path, done);
    refresh();
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingTop={6}>
      <Card
        title={text('mirror')}
        hint={text('mirror.hint')}
        actions={
          canManage ? (
            running ? (
              <Button
                variant="danger-light"
                disabled={isSending}
                onClick={() => void start(ADMIN_PATHS.stop, text('done.stop'))}
              >
                {text('stop')}
              </Button>
            ) : (
              KINDS.map((kind) => (
                <Button
                  key={kind}
                  variant={kind === 'compare' ? 'default' : 'secondary'}
                  disabled={isSending}
                  onClick={() => void start(ADMIN_PATHS.start(kind), text('done.start'))}
                >
                  {text(`start.${kind}`)}
                </Button>
              ))
            )
          ) : undefined
        }
      >
        {data.data.length === 0 ? (
          <Typography textColor="neutral600">{text('mirror.none')}</Typography>
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {data.data.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </Flex>
        )}
      </Card>
      {compared ? <Differences run={compared} /> : null}
    </Flex>
  );
}

function RunRow({ run: { kind, state, total, looked, found, failed, startedAt } }: { run: MirrorRun }) {
  const text = useText();
  const { formatDate } = useIntl();
  const percent = total === 0 ? 100 : Math.min(100, Math.round((looked / total) * 100));
  const summary = text('run.summary', { looked, total, found, failed });
  return (
    <Box>
      <Flex gap={3} wrap="wrap" paddingBottom={1}>
        <Typography fontWeight="semiBold">{text(`kind.${kind}`)}</Typography>
        <Badge>{text(`run.${state}`)}</Badge>
        <Typography textColor="neutral600">{summary}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </Typography>
      </Flex>
      {state === 'running' ? (
        <ProgressBar value={percent} aria-label={`${text(`kind.${kind}`)}: ${summary}`} style={{ width: '100%' }} />
      ) : null}
    </Box>
  );
}

function Differences({ run }: { run: MirrorRun }) {
  const text = useText();
  const { data, refresh } = useAnswer<{ data: Difference[]; meta: { total: number } }>({
    path: ADMIN_PATHS.differences(run.id),
    ...(run.state === 'running' ? { every: LOOK_EVERY } : {}),
  });
  if (data === null) return <Waiting text={text} hasFailed={false} onAgain={refresh} />;
  return (
    <Card title={text('differences')} hint={text(run.kind === 'repair' ? 'differences.repaired' : 'differences.hint')}>
      {data.data.length === 0 ? (
        <Typography textColor="neutral600">{text('differences.none')}</Typography>
      ) : (
        <>
          <PlainTable
            label={text('differences')}
            columns={[text('column.learner'), text('column.contact'), text('column.what')]}
            count={data.data.length}
          >
            {data.data.map(({ userId, learner, contactId, what }) => (
              <Tr key={userId}>
                <Td>
                  <Typography textColor="neutral800">{learner ?? text('learner.gone', { id: userId })}</Typography>
                </Td>
                <Td>
                  <Typography textColor="neutral800">{contactId ?? ''}</Typography>
                </Td>
                <Td>
                  <Typography textColor="neutral800">{what.map((one) => text(`what.${one}`)).join(', ')}</Typography>
                </Td>
              </Tr>
            ))}
          </PlainTable>
          {data.meta.total > data.data.length ? (
            <Typography tag="p" textColor="neutral600" style={{ marginTop: 12 }}>
              {text('differences.more', { more: data.meta.total - data.data.length })}
            </Typography>
          ) : null}
        </>
      )}
    </Card>
  );
}
