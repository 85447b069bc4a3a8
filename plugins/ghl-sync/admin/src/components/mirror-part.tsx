import { useAnswer, Waiting } from '@diamond/kit/admin';
import { Badge, Box, Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { Difference, MirrorRun, MirrorRunKind } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';
import { PlainTable } from './plain-table.tsx';

const LOOK_EVERY = 2_000;
const KINDS = ['compare', 'repair', 'backfill'] as const satisfies readonly MirrorRunKind[];

const RUN_COLOURS = { running: 'primary', done: 'success', stopped: 'neutral' } as const;

/** Passes over all learners: what differs, putting it right, and telling of those who were there before. */
export function MirrorPart({
  canManage,
  isClosed,
  isSending,
  onOrder,
}: {
  canManage: boolean;
  /** GHL is not asked for now. */
  isClosed: boolean;
  isSending: boolean;
  onOrder: (path: string, done: string) => Promise<boolean>;
}) {
  const text = useText();
  const { data, hasFailed, refresh } = useAnswer<{ data: MirrorRun[] }>({ path: ADMIN_PATHS.runs, every: LOOK_EVERY });
  if (data === null) return <Waiting text={text} hasFailed={hasFailed} onAgain={refresh} />;
  const running = data.data.find(({ state }) => state === 'running');
  const compared = data.data.find(({ kind, failed }) => kind !== 'backfill' || failed > 0);
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
              <RunRow key={run.id} run={run} isClosed={isClosed} />
            ))}
          </Flex>
        )}
      </Card>
      {compared ? <Differences run={compared} /> : null}
    </Flex>
  );
}

function RunRow({
  run: { kind, state, total, looked, found, failed, startedAt },
  isClosed,
}: {
  run: MirrorRun;
  isClosed: boolean;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const percent = total === 0 ? 100 : Math.min(100, Math.round((looked / total) * 100));
  const summary = [
    text('run.looked', { looked, total }),
    text(`run.found.${kind}`, { found }),
    ...(failed > 0 ? [text('run.failed', { failed })] : []),
  ].join(', ');
  return (
    <Box>
      <Flex gap={2} wrap="wrap" paddingBottom={1}>
        <Typography fontWeight="semiBold">{text(`kind.${kind}`)}</Typography>
        <Badge textColor={`${RUN_COLOURS[state]}600`} backgroundColor={`${RUN_COLOURS[state]}100`}>
          {text(`run.${state}`)}
        </Badge>
        <Typography textColor="neutral600">{summary}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </Typography>
      </Flex>
      {state === 'running' ? (
        <Box
          role="progressbar"
          aria-label={`${text(`kind.${kind}`)}: ${summary}`}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          background="neutral200"
          hasRadius
          height="0.6rem"
          overflow="hidden"
        >
          <Box background="primary600" height="100%" style={{ width: `${percent}%` }} />
        </Box>
      ) : null}
      {state === 'running' && isClosed ? (
        <Typography tag="p" variant="pi" textColor="warning600">
          {text('run.waits')}
        </Typography>
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
    <Card title={text('differences')} hint={text(sayWhatWasDone(run))}>
      {data.data.length === 0 ? (
        <Typography textColor="neutral600">{text(sayNone(run))}</Typography>
      ) : (
        <>
          <PlainTable
            label={text('differences')}
            columns={[text('column.learner'), text('column.contact'), text('column.what')]}
            count={data.data.length}
          >
            {data.data.map(({ userId, learner, contactId, what, failure }) => (
              <Tr key={userId}>
                <Td>
                  <Typography textColor="neutral800">{learner ?? text('learner.gone', { id: userId })}</Typography>
                </Td>
                <Td>
                  <Typography textColor="neutral800">{contactId ?? '–'}</Typography>
                </Td>
                <Td>
                  <Typography textColor="neutral800">{what.map((one) => text(`what.${one}`)).join(', ')}</Typography>
                  {failure === null ? null : (
                    <Typography tag="p" variant="pi" textColor="danger600">
                      {failure}
                    </Typography>
                  )}
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

/** That all agree can be said only of a run that looked at all of them. */
function sayNone({ state, failed }: MirrorRun): 'differences.none' | 'differences.soFar' {
  return state === 'done' && failed === 0 ? 'differences.none' : 'differences.soFar';
}

function sayWhatWasDone({
  kind,
  failed,
}: MirrorRun): 'differences.hint' | 'differences.repaired' | 'differences.repaired.some' {
  if (kind === 'compare') return 'differences.hint';
  return failed === 0 ? 'differences.repaired' : 'differences.repaired.some';
}
