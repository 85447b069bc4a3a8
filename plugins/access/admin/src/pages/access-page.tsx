import { useAnswer, Waiting, type Answer } from '@diamond/kit/admin';
import { Box, Button, EmptyStateLayout, Field, Flex, Main, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page, Pagination, useQueryParams, useRBAC } from '@strapi/strapi/admin';
import { useState, type ChangeEvent } from 'react';
import { ADMIN_PATHS } from '../../../contract/paths.ts';
import type { GrantPage, GrantView } from '../../../contract/types.ts';
import { GrantDialog } from '../components/grant-dialog.tsx';
import { GrantsTable } from '../components/grants-table.tsx';
import { RevokeDialog } from '../components/revoke-dialog.tsx';
import { useText } from '../hooks/use-text.ts';
import { MANAGE, READ } from '../permissions.ts';

/** Who may watch what, and why: every grant, newest first. */
export default function AccessPage() {
  return (
    <Page.Protect permissions={READ}>
      <Grants />
    </Page.Protect>
  );
}

function Grants() {
  const text = useText();
  const { allowedActions } = useRBAC(MANAGE);
  const [{ query }, setQuery] = useQueryParams<{ search?: string; page?: string }>();
  const [isGranting, setIsGranting] = useState(false);
  const [revoking, setRevoking] = useState<GrantView | null>(null);
  const search = query?.search ?? '';
  const page = query?.page ?? '1';
  const answer = useAnswer<GrantPage>({ path: ADMIN_PATHS.grants, params: { page, ...(search ? { search } : {}) } });
  const canManage = allowedActions.canManage === true;

  const close = () => {
    setIsGranting(false);
    setRevoking(null);
  };
  const done = () => {
    close();
    answer.refresh();
  };

  return (
    <Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header
        title={text('title')}
        subtitle={text('subtitle')}
        primaryAction={
          canManage ? (
            <Button startIcon={<Plus />} onClick={() => setIsGranting(true)}>
              {text('grant')}
            </Button>
          ) : null
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
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
          <GrantList answer={answer} isSearching={search !== ''} canManage={canManage} onRevoke={setRevoking} />
        </Flex>
      </Layouts.Content>
      {isGranting ? <GrantDialog onClose={close} onDone={done} /> : null}
      {revoking ? <RevokeDialog grant={revoking} onClose={close} onDone={done} /> : null}
    </Main>
  );
}

function GrantList({
  answer,
  isSearching,
  canManage,
  onRevoke,
}: {
  answer: Answer<GrantPage>;
  isSearching: boolean;
  canManage: boolean;
  onRevoke: (grant: GrantView) => void;
}) {
  const text = useText();
  if (answer.hasFailed || answer.data === null)
    return <Waiting text={text} hasFailed={answer.hasFailed} onAgain={answer.refresh} />;
  const { data: grants, meta } = answer.data;
  if (grants.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={text(isSearching ? 'empty.search' : 'empty')}
      />
    );
  }
  return (
    <Box aria-busy={answer.isLoading}>
      <GrantsTable grants={grants} canManage={canManage} onRevoke={onRevoke} />
      <Box paddingTop={4}>
        <Pagination.Root pageCount={Math.ceil(meta.total / meta.pageSize)} total={meta.total}>
          <Pagination.Links />
        </Pagination.Root>
      </Box>
    </Box>
  );
}
