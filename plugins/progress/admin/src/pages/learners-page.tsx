import { useAnswer } from '@diamond/kit/admin';
import { Box, Field, Flex, Main, TextInput } from '@strapi/design-system';
import { Layouts, Page, Pagination, useQueryParams } from '@strapi/strapi/admin';
import type { ChangeEvent } from 'react';
import { ADMIN_PATHS, type LearnerPage, type LearnerSort, type SortOrder } from '../../../contract/admin.ts';
import { AsOf } from '../components/as-of.tsx';
import { ExportMenu } from '../components/export-menu.tsx';
import { LearnersTable } from '../components/learners-table.tsx';
import { OverviewPanel } from '../components/overview-panel.tsx';
import { Sections } from '../components/sections.tsx';
import { Answered, Nothing } from '../components/states.tsx';
import { WatchingNow } from '../components/watching-now.tsx';
import { useText } from '../hooks/use-text.ts';

interface Query {
  search?: string;
  page?: string;
  sort?: LearnerSort;
  order?: SortOrder;
}

/** Everybody who learns: how many, how actively, and each of them by name. */
export function LearnersPage() {
  const text = useText();
  const [{ query }, setQuery] = useQueryParams<Query>();
  const { search = '', page = '1', sort = 'joined', order = 'desc' } = query ?? {};
  const answer = useAnswer<LearnerPage>({ path: ADMIN_PATHS.learners, params: { search, page, sort, order } });

  return (
    <Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header
        title={text('title')}
        subtitle={text('subtitle')}
        primaryAction={<ExportMenu path={ADMIN_PATHS.exportLearners} params={{ search }} name="learners" />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Sections />
          <OverviewPanel />
          <WatchingNow />
          <Box maxWidth="32rem">
            <Field.Root name="search">
              <Field.Label>{text('search')}</Field.Label>
              <TextInput
                type="search"
                maxLength={254}
                value={search}
                onChange={(event: ChangeEvent<HTMLInputElement>) =>
                  setQuery({ search: event.target.value, page: '1' }, 'push', true)
                }
              />
            </Field.Root>
          </Box>
          <Answered answer={answer}>
            {({ data: learners, meta }) =>
              learners.length === 0 ? (
                <Nothing>{text(search === '' ? 'empty' : 'empty.search')}</Nothing>
              ) : (
                <>
                  <LearnersTable
                    learners={learners}
                    sort={sort}
                    order={order}
                    onSort={(by, way) => setQuery({ sort: by, order: way, page: '1' }, 'push', true)}
                  />
                  <Box paddingTop={4} paddingBottom={4}>
                    <Pagination.Root pageCount={Math.ceil(meta.total / meta.pageSize)} total={meta.total}>
                      <Pagination.Links />
                    </Pagination.Root>
                  </Box>
                  <AsOf asOf={meta.asOf} />
                </>
              )
            }
          </Answered>
        </Flex>
      </Layouts.Content>
    </Main>
  );
}
