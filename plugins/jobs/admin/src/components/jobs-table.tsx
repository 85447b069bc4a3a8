import { Badge, Box, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS } from '../../../contract/paths.ts';
import type { JobState, JobView } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import type { Order } from './queues-table.tsx';

const COLOURS: Record<JobState, 'success' | 'neutral' | 'danger' | 'primary' | 'warning'> = {
  waiting: 'neutral',
  running: 'primary',
  retrying: 'warning',
  failed: 'danger',
  done: 'success',
  cancelled: 'neutral',
};

export function JobsTable({
  jobs,
  canManage,
  isSending,
  onOrder,
}: {
  jobs: readonly JobView[];
  canManage: boolean;
  isSending: boolean;
  onOrder: (order: Order) => void;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const moment = (instant: string) => formatDate(instant, { dateStyle: 'medium', timeStyle: 'medium' });

  return (
    <Box tag="section" aria-label={text('list')} tabIndex={0} style={{ overflowX: 'auto' }}>
      <Table colCount={6} rowCount={jobs.length + 1}>
        <Thead>
          <Tr>
            {(['column.job', 'column.state', 'column.tries', 'column.payload', 'column.when'] as const).map((id) => (
              <Th key={id}>
                <Typography variant="sigma">{text(id)}</Typography>
              </Th>
            ))}
            <Th>
              <Typography variant="sigma">{canManage ? text('column.actions') : ''}</Typography>
            </Th>
          </Tr>
        </Thead>
        <Tbody>
          {jobs.map((job) => (
            <Tr key={job.id}>
              <Td>
                <Typography tag="p" fontWeight="semiBold" textColor="neutral800">
                  {job.queue}
                </Typography>
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {job.key ?? job.id}
                </Typography>
              </Td>
              <Td>
                <Badge textColor={`${COLOURS[job.state]}600`} backgroundColor={`${COLOURS[job.state]}100`}>
                  {text(`state.${job.state}`)}
                </Badge>
                {job.error ? (
                  <Box maxWidth="20rem" paddingTop={1}>
                    <Typography tag="p" variant="pi" textColor="danger600">
                      {job.error}
                    </Typography>
                  </Box>
                ) : null}
              </Td>
              <Td>
                <Typography textColor="neutral800">{`${job.tries} / ${job.maxTries}`}</Typography>
              </Td>
              <Td>
                <Box maxWidth="22rem">
                  <Typography tag="code" variant="pi" textColor="neutral700" style={{ overflowWrap: 'anywhere' }}>
                    {JSON.stringify(job.payload)}
                  </Typography>
                </Box>
              </Td>
              <Td>
                <Typography tag="p" textColor="neutral800">
                  {moment(job.createdAt)}
                </Typography>
                {job.state === 'retrying' ? (
                  <Typography tag="p" variant="pi" textColor="neutral600">
                    {text('due', { time: moment(job.dueAt) })}
                  </Typography>
                ) : null}
              </Td>
              <Td>{canManage ? <JobActions job={job} isSending={isSending} onOrder={onOrder} /> : null}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

function JobActions({
  job: { id, queue, state },
  isSending,
  onOrder,
}: {
  job: JobView;
  isSending: boolean;
  onOrder: (order: Order) => void;
}) {
  const text = useText();
  const canRetry = state === 'failed' || state === 'cancelled';
  const canCancel = state !== 'done' && state !== 'cancelled';
  const verbs = [...(canRetry ? ['retry' as const] : []), ...(canCancel ? ['cancel' as const] : [])];
  return (
    <Flex gap={2}>
      {verbs.map((verb) => (
        <Button
          key={verb}
          variant={verb === 'retry' ? 'secondary' : 'danger-light'}
          size="S"
          disabled={isSending}
          aria-label={text(`${verb}.of`, { id })}
          onClick={() => onOrder({ path: ADMIN_PATHS[verb](queue, id), done: text(`done.${verb}`) })}
        >
          {text(verb)}
        </Button>
      ))}
    </Flex>
  );
}
