import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { ConfirmDialog, useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { adminPaths, type CleanResult, type LibraryVideo } from '../../../contract/index.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Notice } from '../components/notice.tsx';
import { useCall } from '../hooks/use-call.ts';
import { useText } from '../hooks/use-text.ts';

/** Deletes the unused videos that are selected, after asking once, and says which of them were not deleted and why. */
export function CleanBar({
  unused,
  selected,
  onSelect,
  onDone,
}: {
  unused: readonly LibraryVideo[];
  selected: readonly LibraryVideo[];
  onSelect: (videoIds: readonly string[]) => void;
  onDone: () => void;
}) {
  const text = useText();
  const { post } = useFetchClient();
  const call = useCall();
  const [isAsking, setIsAsking] = useState(false);
  const [outcome, setOutcome] = useState<{ deleted: number; refused: string[] } | null>(null);
  const count = selected.length;

  async function clean(): Promise<void> {
    const titles = new Map(selected.map(({ videoId, title }) => [videoId, title]));
    const results = await call.run(async () => {
      const { data: answer } = await post<{ data: CleanResult[] }>(adminPaths.clean(), {
        videoIds: [...titles.keys()],
      });
      return answer.data;
    });
    setIsAsking(false);
    if (!results) return;
    const refused = results.filter(({ outcome: became }) => became === 'refused');
    setOutcome({
      deleted: results.length - refused.length,
      refused: refused.map(({ videoId, message }) => `${titles.get(videoId) ?? videoId}: ${message ?? ''}`),
    });
    onSelect([]);
    onDone();
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {unused.length > 0 && (
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            size="S"
            onClick={() => onSelect(count === unused.length ? [] : unused.map(({ videoId }) => videoId))}
          >
            {text(count === unused.length ? 'clean.none' : 'clean.all', { count: unused.length })}
          </Button>
          {count > 0 && (
            <Dialog.Root open={isAsking} onOpenChange={setIsAsking}>
              <Dialog.Trigger>
                <Button variant="danger-light" size="S" startIcon={<Trash />}>
                  {text('clean.delete', { count })}
                </Button>
              </Dialog.Trigger>
              <ConfirmDialog onConfirm={clean} title={text('clean.title', { count })}>
                {text('clean.question')}
              </ConfirmDialog>
            </Dialog.Root>
          )}
          {call.isRunning && <Typography role="status">{text('clean.running')}</Typography>}
        </Flex>
      )}
      <FailureNotice failure={call.failure} />
      {outcome && (
        <Notice
          tone={outcome.refused.length > 0 ? 'warning' : 'success'}
          title={text('clean.done', { count: outcome.deleted })}
          details={outcome.refused}
        />
      )}
    </Flex>
  );
}
