import { useAnswer, Waiting } from '@diamond/kit/admin';
import { Badge, Box, Button, Field, SingleSelect, SingleSelectOption, Td, Tr, Typography } from '@strapi/design-system';
import { Pagination, useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import { EVENT_STATES, type EventPage, type EventState, type EventView } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';
import { ChosenLearner } from './chosen-learner.tsx';
import { LearnerSearch } from './learner-search.tsx';
import { PlainTable } from './plain-table.tsx';

const LOOK_EVERY = 5_000;
const ALL = 'all';
const COLOURS: Record<EventState, 'success' | 'warning' | 'danger' | 'neutral'> = {
  done: 'success',
  retrying: 'warning',
  failed: 'danger',
  skipped: 'neutral',
};

const ROW_ID = /^[1-9]\d{0,9}$/;

/** What GHL was told last, of everybody or of one learner, and what it said to it. */
export function EventsPart({
  failed,
  canManage,
  canReadLearners,
  isSending,
  onOrder,
}: {
  failed: number;
  canManage: boolean;
  canReadLearners: boolean;
  isSending: boolean;
  onOrder: (path: string, done: string) => Promise<boolean>;
}) {
  const text = useText();
  const [{ query }, setQuery] = useQueryParams<{ state?: string; page?: string; userId?: string }>();
  const userId = query?.userId && ROW_ID.test(query.userId) ? query.userId : '';
  const { data, hasFailed, isLoading, refresh } = useAnswer<EventPage>({
    path: ADMIN_PATHS.events,
    params: { page: query?.page ?? '1', state: query?.state ?? '', userId },
    every: LOOK_EVERY,
  });
  const retry = async (path: string) => {
    await onOrder(path, text('done.retry'));
    refresh();
  };
  const choose = (chosen: number | null) =>
    setQuery({ userId: chosen === null ? undefined : String(chosen), page: '1' }, 'push', true);

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
          {canManage && failed > 0 && userId === '' ? (
            <Button variant="secondary" disabled={isSending} onClick={() => void retry(ADMIN_PATHS.retryFailed)}>
              {text('retry.all')}
            </Button>
          ) : null}
        </>
      }
    >
      {canReadLearners ? <LearnerSearch onChoose={(learner) => choose(learner.userId)} /> : null}
      {userId === '' ? (
        <Box paddingTop={canReadLearners ? 4 : 0} />
      ) : (
        <ChosenLearner
          userId={Number(userId)}
          name={data?.data[0]?.learner ?? null}
          canReadLearners={canReadLearners}
          onAll={() => choose(null)}
        />
      )}
      {data === null ? (
        <Waiting text={text} hasFailed={hasFailed} onAgain={refresh} />
      ) : data.data.length === 0 ? (
        <Typography textColor="neutral600">
          {text(query?.state ? 'events.none.state' : userId === '' ? 'events.none' : 'events.none.learner')}
        </Typography>
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
                onChoose={userId === '' ? () => choose(event.userId) : null}
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
  event: { userId, learner, contactId, event, state, tries, message, at },
  canManage,
  isSending,
  onChoose,
  onRetry,
}: {
  event: EventView;
  canManage: boolean;
  isSending: boolean;
  /** Shows this learner's events alone; null where they are. */
  onChoose: (() => void) | null;
  onRetry: () => void;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const name = learner ?? text('learner.gone', { id: userId });
  return (
    <Tr>
      <Td>
        <Box paddingTop={2} paddingBottom={2} maxWidth="20rem" style={{ overflowWrap: 'anywhere' }}>
          {onChoose ? (
            <TextLink type="button" onClick={onChoose} aria-label={text('learner.only', { learner: name })}>
              {name}
            </TextLink>
          ) : (
            <Typography textColor="neutral800">{name}</Typography>
          )}
          {contactId ? (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {contactId}
            </Typography>
          ) : null}
        </Box>
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

const TextLink = styled.button`
  padding: 0;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.primary600};
  font-size: 1.4rem;
  text-align: start;
  cursor: pointer;

  &:hover {
    text-decoration: underline;
  }
`;
