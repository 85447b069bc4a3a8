import { useAnswer, Waiting } from '@diamond/kit/admin';
import { Badge, Box, Button, Field, SingleSelect, SingleSelectOption, Td, Tr, Typography } from '@strapi/design-system';
import { Pagination, useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import { EVENT_STATES, type EventPage, type EventState, type EventView } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';
import { PlainTable } from './plain-table.tsx';

const LOOK_EVERY = 5_000;
const ALL = 'all';
const COLOURS: Record<EventState, 'success' | 'warning' | 'danger' | 'neutral'> = {
  done: 'success',
  retrying: 'warning',
  failed: 'danger',
  skipped: 'neutral',
};

/** What GHL was told last, of whom, and what it said to it. */
export function EventsPart({
  failed,
  canManage,
  isSending,
  onOrder,
}: {
  failed: number;
  canManage: boolean;
  isSending: boolean;
  onOrder: (path: string, done: string) => Promise<boolean>;
}) {
  const text = useText();
  const [{ query }, setQuery] = useQueryParams<{ state?: string; page?: string }>();
  const { data, hasFailed, isLoading, refresh } = useAnswer<EventPage>({
    path: ADMIN_PATHS.events,
    params: { page: query?.page ?? '1', state: query?.state ?? '' },
    every: LOOK_EVERY,
  });
  const retry = async (path: string) => {
    await onOrder(path, text('done.retry'));
    refresh();
  };

  return (
    <Card
      title={text('events')}
      hint={text('events.hint')}
      actions={
        <>
          <Field.Root name="state">
            <SingleSelect
              aria-label={text('filter.state')}
              value={query?.state ?? ALL}
              onChange={(state) =>
                setQuery({ state: state === ALL ? undefined : String(state), page: '1' }, 'push', true)
              }
            >
              <SingleSelectOption value={ALL}>{text('filter.all')}</SingleSelectOption>
              {EVENT_STATES.map((state) => (
                <SingleSelectOption key={state} value={state}>
                  {text(`event.state.${state}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          {canManage && failed > 0 ? (
            <Button variant="secondary" disabled={isSending} onClick={() => void retry(ADMIN_PATHS.retryFailed)}>
              {text('retry.all')}
            </Button>
          ) : null}
        </>
      }
    >
      {data === null ? (
        <Waiting text={text} hasFailed={hasFailed} onAgain={refresh} />
      ) : data.data.length === 0 ? (
        <Typography textColor="neutral600">{text(query?.state ? 'events.none.state' : 'events.none')}</Typography>
      ) : (
        <Box aria-busy={isLoading}>
          <PlainTable
            label={text('events')}
            columns={[text('column.learner'), text('column.event'), text('column.state'), text('column.when'), '']}
            count={data.data.length}
          >
            {data.data.map((event) => (
              <EventRow
                key={event.jobId}
                event={event}
                canManage={canManage}
                isSending={isSending}
                onRetry={() => void retry(ADMIN_PATHS.retry(event.jobId))}
              />
            ))}
          </PlainTable>
          <Box paddingTop={4}>
            <Pagination.Root pageCount={Math.ceil(data.meta.total / data.meta.pageSize)} total={data.meta.total}>
              <Pagination.Links />
            </Pagination.Root>
          </Box>
        </Box>
      )}
    </Card>
  );
}

function EventRow({
  event: { userId, learner, event, state, tries, message, at },
  canManage,
  isSending,
  onRetry,
}: {
  event: EventView;
  canManage: boolean;
  isSending: boolean;
  onRetry: () => void;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const name = learner ?? text('learner.gone', { id: userId });
  return (
    <Tr>
      <Td>
        <Typography textColor="neutral800">{name}</Typography>
      </Td>
      <Td>
        <Typography textColor="neutral800">{text(`event.${event}`)}</Typography>
      </Td>
      <Td>
        <Badge textColor={`${COLOURS[state]}600`} backgroundColor={`${COLOURS[state]}100`}>
          {text(`event.state.${state}`)}
        </Badge>
        {tries > 1 ? (
          <Typography variant="pi" textColor="neutral600">
            {' '}
            {text('tries', { tries })}
          </Typography>
        ) : null}
        {message ? (
          <Box maxWidth="28rem" paddingTop={1}>
            <Typography tag="p" variant="pi" textColor={state === 'failed' ? 'danger600' : 'neutral600'}>
              {message}
            </Typography>
          </Box>
        ) : null}
      </Td>
      <Td>
        <Typography textColor="neutral800">{formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' })}</Typography>
      </Td>
      <Td>
        {canManage && state === 'failed' ? (
          <Button
            variant="secondary"
            size="S"
            disabled={isSending}
            aria-label={text('retry.of', { event: text(`event.${event}`), learner: name })}
            onClick={onRetry}
          >
            {text('retry')}
          </Button>
        ) : null}
      </Td>
    </Tr>
  );
}
