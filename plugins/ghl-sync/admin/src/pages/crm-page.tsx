import { useAnswer, useSender, Waiting } from '@diamond/kit/admin';
import { Flex, Main, Tabs } from '@strapi/design-system';
import { Layouts, Page, useQueryParams, useRBAC } from '@strapi/strapi/admin';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { CrmStatus } from '../../../contract/types.ts';
import { ConflictsPart } from '../components/conflicts-part.tsx';
import { ConnectionPart } from '../components/connection-part.tsx';
import { EventsPart } from '../components/events-part.tsx';
import { InboundPart } from '../components/inbound-part.tsx';
import { MirrorPart } from '../components/mirror-part.tsx';
import { SettingsPart } from '../components/settings-part.tsx';
import { useText } from '../hooks/use-text.ts';
import { MANAGE, READ_LEARNERS, VIEW } from '../permissions.ts';

/** Milliseconds between two looks while the page is open. */
const LOOK_EVERY = 5_000;
const TABS = ['events', 'outward', 'inward', 'mirror'] as const;

/** How the school and the CRM stand to each other. */
export default function CrmPage() {
  return (
    <Page.Protect permissions={VIEW}>
      <Crm />
    </Page.Protect>
  );
}

function Crm() {
  const text = useText();
  const { allowedActions } = useRBAC(MANAGE);
  const canManage = allowedActions.canManage === true;
  const canReadLearners = useRBAC(READ_LEARNERS).allowedActions.canRead === true;
  const [{ query }, setQuery] = useQueryParams<{ tab?: string; page?: string }>();
  const status = useAnswer<{ data: CrmStatus }>({ path: ADMIN_PATHS.overview, every: LOOK_EVERY });
  const { isSending, send } = useSender();
  const { refresh } = status;

  const order = async (path: string, done: string) => {
    const isDone = await send({ path, body: {}, done });
    refresh();
    return isDone;
  };

  return (
    <Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        {status.data === null ? (
          <Waiting text={text} hasFailed={status.hasFailed} onAgain={refresh} />
        ) : (
          <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
            <ConnectionPart status={status.data.data} canManage={canManage} isSending={isSending} onOrder={order} />
            <Tabs.Root
              variant="simple"
              value={TABS.find((tab) => tab === query?.tab) ?? 'events'}
              onValueChange={(tab: string) => setQuery({ tab, page: undefined }, 'push', true)}
            >
              <Tabs.List aria-label={text('tabs')}>
                {TABS.map((tab) => (
                  <Tabs.Trigger key={tab} value={tab}>
                    {text(`tab.${tab}`)}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
              <Tabs.Content value="events">
                <Flex direction="column" alignItems="stretch" gap={6} paddingTop={6}>
                  <EventsPart
                    failed={status.data.data.failed}
                    canManage={canManage}
                    canReadLearners={canReadLearners}
                    isSending={isSending}
                    onOrder={order}
                  />
                  <ConflictsPart />
                </Flex>
              </Tabs.Content>
              <Tabs.Content value="outward">
                <SettingsPart canManage={canManage} canReadLearners={canReadLearners} onSaved={refresh} />
              </Tabs.Content>
              <Tabs.Content value="inward">
                <InboundPart canManage={canManage} />
              </Tabs.Content>
              <Tabs.Content value="mirror">
                <MirrorPart
                  canManage={canManage}
                  isClosed={status.data.data.limits.closedBecause !== null}
                  isSending={isSending}
                  onOrder={order}
                />
              </Tabs.Content>
            </Tabs.Root>
          </Flex>
        )}
      </Layouts.Content>
    </Main>
  );
}
