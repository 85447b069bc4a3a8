import { Badge, Button, Flex, Typography } from '@strapi/design-system';
import { useAPIErrorHandler, useFetchClient, type FetchError } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { CrmStatus } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';

type Test = { state: 'running' } | { state: 'good'; name: string } | { state: 'bad'; words: string };

/** Whether GHL is there, what waits for it, and the switches that hold it back. */
export function ConnectionPart({
  status,
  canManage,
  isSending,
  onOrder,
}: {
  status: CrmStatus;
  canManage: boolean;
  isSending: boolean;
  onOrder: (path: string, done: string) => Promise<boolean>;
}) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const { get } = useFetchClient();
  const { formatAPIError } = useAPIErrorHandler();
  const [test, setTest] = useState<Test | null>(null);

  const tryConnection = async () => {
    setTest({ state: 'running' });
    try {
      const { data } = await get<{ data: { name: string } }>(ADMIN_PATHS.connection);
      setTest({ state: 'good', name: data.data.name });
    } catch (error) {
      setTest({ state: 'bad', words: formatAPIError(error as FetchError) });
    }
  };

  const { limits } = status;
  const state = describeState(status);
  const facts: [string, string][] = [
    [text('fact.contacts'), formatNumber(status.contacts)],
    [text('fact.waiting'), formatNumber(status.waiting)],
    [text('fact.failed'), formatNumber(status.failed)],
    [text('fact.conflicts'), formatNumber(status.conflicts)],
    [
      text('fact.daily'),
      limits.dailyLeft === null || limits.daily === null
        ? text('unknown')
        : text('fact.of', { left: formatNumber(limits.dailyLeft), all: formatNumber(limits.daily) }),
    ],
  ];

  return (
    <Card
      title={text('connection')}
      hint={status.isConnected ? text('connection.location', { id: status.locationId }) : text('connection.none')}
      actions={
        canManage && status.isConnected ? (
          <>
            <Button variant="secondary" onClick={() => void tryConnection()} loading={test?.state === 'running'}>
              {text('connection.test')}
            </Button>
            <Button
              variant="tertiary"
              disabled={isSending}
              onClick={() =>
                void onOrder(
                  status.isPaused ? ADMIN_PATHS.resume : ADMIN_PATHS.pause,
                  text(status.isPaused ? 'done.resume' : 'done.pause')
                )
              }
            >
              {text(status.isPaused ? 'resume' : 'pause')}
            </Button>
          </>
        ) : undefined
      }
    >
      <Flex gap={2} wrap="wrap" paddingBottom={4}>
        <Badge textColor={`${state.colour}600`} backgroundColor={`${state.colour}100`}>
          {text(`state.${state.name}`)}
        </Badge>
        {limits.closedBecause ? (
          <Typography textColor="warning600">
            {text(`closed.${limits.closedBecause}`, {
              time: limits.closedUntil ? formatDate(limits.closedUntil, { timeStyle: 'medium' }) : '',
            })}
          </Typography>
        ) : null}
      </Flex>
      <div role="status">
        {test && test.state !== 'running' ? (
          <Typography
            tag="p"
            textColor={test.state === 'good' ? 'success600' : 'danger600'}
            style={{ marginBottom: 16 }}
          >
            {test.state === 'good' ? text('connection.good', { name: test.name }) : test.words}
          </Typography>
        ) : null}
      </div>
      <Flex tag="dl" gap={8} wrap="wrap">
        {facts.map(([name, value]) => (
          <div key={name}>
            <Typography tag="dt" variant="sigma" textColor="neutral600">
              {name}
            </Typography>
            <Typography tag="dd" variant="beta">
              {value}
            </Typography>
          </div>
        ))}
      </Flex>
    </Card>
  );
}

function describeState({ isConnected, isOn, isPaused }: CrmStatus): {
  name: 'unconnected' | 'off' | 'paused' | 'on';
  colour: 'neutral' | 'warning' | 'success';
} {
  if (!isConnected) return { name: 'unconnected', colour: 'neutral' };
  if (!isOn) return { name: 'off', colour: 'neutral' };
  return isPaused ? { name: 'paused', colour: 'warning' } : { name: 'on', colour: 'success' };
}
