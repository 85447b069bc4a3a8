import { Badge, Box, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { ADMIN_PATHS } from '../../../contract/paths.ts';
import type { QueueView } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';

/** Something an admin does to a queue or a job. */
export interface Order {
  path: string;
  done: string;
}

export function QueuesTable({
  queues,
  canManage,
  isSending,
  onOrder,
}: {
  queues: readonly QueueView[];
  canManage: boolean;
  isSending: boolean;
  onOrder: (order: Order) => void;
}) {
  const text = useText();
  const columns = [
    'queue',
    'column.waiting',
    'column.running',
    'column.retrying',
    'column.failed',
    'column.done',
  ] as const;

  return (
    <Box tag="section" aria-label={text('queues')} tabIndex={0} style={{ overflowX: 'auto' }}>
      <Table colCount={8} rowCount={queues.length + 1}>
        <Thead>
          <Tr>
            {[...columns, 'column.oldest' as const, 'column.state' as const].map((id) => (
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
          {queues.map((queue) => (
            <Tr key={queue.name}>
              <Td>
                <Typography fontWeight="semiBold" textColor="neutral800">
                  {queue.name}
                </Typography>
              </Td>
              {([queue.waiting, queue.running, queue.retrying] as const).map((count, index) => (
                <Td key={columns[index + 1]}>
                  <Typography textColor="neutral800">{count}</Typography>
                </Td>
              ))}
              <Td>
                <Typography textColor={queue.failed > 0 ? 'danger600' : 'neutral800'}>{queue.failed}</Typography>
              </Td>
              <Td>
                <Typography textColor="neutral800">{queue.doneLastHour}</Typography>
              </Td>
              <Td>
                <Typography textColor="neutral800">
                  {queue.oldestSeconds === null ? '' : text('seconds', { seconds: Math.round(queue.oldestSeconds) })}
                </Typography>
              </Td>
              <Td>
                <Badge
                  textColor={queue.isPaused ? 'warning600' : 'success600'}
                  backgroundColor={queue.isPaused ? 'warning100' : 'success100'}
                >
                  {text(queue.isPaused ? 'paused' : 'working')}
                </Badge>
              </Td>
              <Td>{canManage ? <QueueActions queue={queue} isSending={isSending} onOrder={onOrder} /> : null}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

function QueueActions({
  queue: { name, isPaused, failed },
  isSending,
  onOrder,
}: {
  queue: QueueView;
  isSending: boolean;
  onOrder: (order: Order) => void;
}) {
  const text = useText();
  const verb = isPaused ? 'resume' : 'pause';
  return (
    <Flex gap={2}>
      <Button
        variant="tertiary"
        size="S"
        disabled={isSending}
        aria-label={text(`${verb}.of`, { queue: name })}
        onClick={() => onOrder({ path: ADMIN_PATHS[verb](name), done: text(`done.${verb}`) })}
      >
        {text(verb)}
      </Button>
      {failed > 0 ? (
        <Button
          variant="secondary"
          size="S"
          disabled={isSending}
          aria-label={text('retryFailed.of', { queue: name })}
          onClick={() => onOrder({ path: ADMIN_PATHS.retryFailed(name), done: text('done.retryFailed') })}
        >
          {text('retryFailed')}
        </Button>
      ) : null}
    </Flex>
  );
}
