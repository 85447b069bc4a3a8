import { useAnswer, useSender, Waiting } from '@diamond/kit/admin';
import { Box, EmptyStateLayout, Field, Flex, Main, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page, Pagination, useQueryParams, useRBAC } from '@strapi/strapi/admin';
import { ADMIN_PATHS } from '../../../contract/paths.ts';
import { JOB_STATES, type JobPage, type OverviewView } from '../../../contract/types.ts';
import { HourChart } from '../components/hour-chart.tsx';
import { JobsTable } from '../components/jobs-table.tsx';
import { QueuesTable, type Order } from '../components/queues-table.tsx';
import { useText } from '../hooks/use-text.ts';
import { MANAGE, VIEW } from '../permissions.ts';

/** Milliseconds between two looks while the page is open. */
const LOOK_EVERY = 5_000;
const ALL = 'all';

/** What the school does in the background. */
export default function JobsPage() {
  return (
    <Page.Protect permissions={VIEW}>
      <Jobs />
    </Page.Protect>
  );
}

function Jobs() {
  const text = useText();
  const { allowedActions } = useRBAC(MANAGE);
  const canManage = allowedActions.canManage === true;
  const [{ query }, setQuery] = useQueryParams<{ queue?: string; state?: string; page?: string }>();
  const overview = useAnswer<{ data: OverviewView }>({ path: ADMIN_PATHS.overview, every: LOOK_EVERY });
  const list = useAnswer<JobPage>({
    path: ADMIN_PATHS.jobs,
    params: {
      page: query?.page ?? '1',
      ...(query?.queue ? { queue: query.queue } : {}),
      ...(query?.state ? { state: query.state } : {}),
    },
    every: LOOK_EVERY,
  });
  const { isSending, send } = useSender();

  const { refresh: refreshOverview } = overview;
  const { refresh: refreshList } = list;

  const order = async ({ path, done }: Order) => {
    await send({ path, body: {}, done });
    refreshOverview();
    refreshList();
  };
  const filter = (key: 'queue' | 'state', value: string) =>
    setQuery({ [key]: value === ALL ? undefined : value, page: '1' }, 'push', true);

  return (
    <Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        {overview.data === null ? (
          <Waiting
            text={text}
            hasFailed={overview.hasFailed}
            onAgain={() => {
              refreshOverview();
              refreshList();
            }}
          />
        ) : (
          <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
            <HourChart minutes={overview.data.data.lastHour} />
            <QueuesTable
              queues={overview.data.data.queues}
              canManage={canManage}
              isSending={isSending}
              onOrder={order}
            />
            <Flex gap={4} wrap="wrap">
              <Choice
                label={text('filter.queue')}
                all={text('filter.queue.all')}
                value={query?.queue ?? ALL}
                options={overview.data.data.queues.map(({ name }) => ({ value: name, label: name }))}
                onChange={(value) => filter('queue', value)}
              />
              <Choice
                label={text('filter.state')}
                all={text('filter.state.all')}
                value={query?.state ?? ALL}
                options={JOB_STATES.map((state) => ({ value: state, label: text(`state.${state}`) }))}
                onChange={(value) => filter('state', value)}
              />
            </Flex>
            {list.data && list.data.data.length > 0 ? (
              <Box aria-busy={list.isLoading}>
                <JobsTable jobs={list.data.data} canManage={canManage} isSending={isSending} onOrder={order} />
                <Box paddingTop={4}>
                  <Pagination.Root
                    pageCount={Math.ceil(list.data.meta.total / list.data.meta.pageSize)}
                    total={list.data.meta.total}
                  >
                    <Pagination.Links />
                  </Pagination.Root>
                </Box>
              </Box>
            ) : list.data ? (
              <EmptyStateLayout
                icon={<EmptyDocuments width="16rem" />}
                content={text(query?.queue || query?.state ? 'empty.filter' : 'empty')}
              />
            ) : (
              <Waiting text={text} hasFailed={list.hasFailed} onAgain={refreshList} />
            )}
          </Flex>
        )}
      </Layouts.Content>
    </Main>
  );
}

function Choice({
  label,
  all,
  value,
  options,
  onChange,
}: {
  label: string;
  all: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <Box minWidth="14rem">
      <Field.Root>
        <Field.Label>{label}</Field.Label>
        <SingleSelect value={value} onChange={(chosen: string | number) => onChange(String(chosen))}>
          <SingleSelectOption value={ALL}>{all}</SingleSelectOption>
          {options.map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {option.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}
