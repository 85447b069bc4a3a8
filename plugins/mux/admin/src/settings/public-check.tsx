import { Button, Flex, Typography } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { adminPaths, type PublicCheck as Found } from '../../../contract/index.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { useCall } from '../hooks/use-call.ts';
import { useText } from '../hooks/use-text.ts';

/** Has everything at Mux looked through for films that anyone may watch; it happens every night by itself. */
export function PublicCheck() {
  const text = useText();
  const { post } = useFetchClient();
  const call = useCall();
  const [found, setFound] = useState<number | null>(null);

  async function look(): Promise<void> {
    const answer = await call.run(async () => (await post<{ data: Found }>(adminPaths.publicCheck())).data.data);
    if (answer) setFound(answer.found);
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} wrap="wrap">
        <Button variant="secondary" startIcon={<Search />} loading={call.isRunning} onClick={() => void look()}>
          {text('settings.look')}
        </Button>
        <Typography role="status" textColor="neutral700">
          {found === null ? '' : text('settings.found', { count: found })}
        </Typography>
      </Flex>
      <FailureNotice failure={call.failure} />
    </Flex>
  );
}
