import { Box, Button, Checkbox, Flex, Modal, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { adminPaths, type ImportCandidate, type ImportPage, type ImportResult } from '../../../contract/index.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Notice } from '../components/notice.tsx';
import { Working } from '../components/working.tsx';
import { formatDuration } from '../format.ts';
import { useCall } from '../hooks/use-call.ts';
import { useText } from '../hooks/use-text.ts';

/** Most assets that are taken in by one call. */
const AT_ONCE = 10;

/** What lies in the Mux account and is not known here, page by page, to be taken in. */
export function ImportDialog({ onClose, onImported }: { onClose: () => void; onImported: () => void }) {
  const text = useText();
  const { get, post } = useFetchClient();
  const reading = useCall();
  const importing = useCall();
  const [found, setFound] = useState<{ candidates: ImportCandidate[]; next: string | null } | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [results, setResults] = useState<ImportResult[]>([]);

  const { run } = reading;
  const read = useCallback(
    async (cursor: string | null): Promise<void> => {
      const page = await run(async () => {
        const { data } = await get<ImportPage>(adminPaths.import(), { params: cursor === null ? {} : { cursor } });
        return data;
      });
      if (page) {
        setFound((last) => ({
          candidates: [...(cursor === null ? [] : (last?.candidates ?? [])), ...page.data],
          next: page.meta.next,
        }));
      }
    },
    [get, run]
  );

  async function take(): Promise<void> {
    const wanted = [...chosen];
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const assetIds = wanted.slice(at, at + AT_ONCE);
      const some = await importing.run(async () => {
        const { data: answer } = await post<{ data: ImportResult[] }>(adminPaths.import(), { assetIds });
        return answer.data;
      });
      if (!some) break;
      const done = new Set(some.filter(({ outcome }) => outcome !== 'refused').map(({ assetId }) => assetId));
      setResults((last) => [...last, ...some]);
      setChosen((last) => new Set([...last].filter((assetId) => !assetIds.includes(assetId))));
      setFound((last) => last && { ...last, candidates: last.candidates.filter(({ assetId }) => !done.has(assetId)) });
    }
    onImported();
  }

  useEffect(() => {
    void read(null);
  }, [read]);

  const refused = results.filter(({ outcome }) => outcome === 'refused');
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{text('import.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{text('import.hint')}</Typography>
            <FailureNotice failure={reading.failure ?? importing.failure} />
            {results.length > 0 && (
              <Notice
                tone={refused.length > 0 ? 'warning' : 'success'}
                title={text('import.done', { count: results.length - refused.length })}
                details={refused.map(({ assetId, message }) => `${assetId}: ${message ?? ''}`)}
              />
            )}
            {found?.candidates.map((candidate) => (
              <Candidate
                key={candidate.assetId}
                candidate={candidate}
                isChosen={chosen.has(candidate.assetId)}
                onChoose={(isChosen) =>
                  setChosen((last) => {
                    const next = new Set(last);
                    if (isChosen) next.add(candidate.assetId);
                    else next.delete(candidate.assetId);
                    return next;
                  })
                }
              />
            ))}
            {found?.candidates.length === 0 && found.next === null && <Typography>{text('import.none')}</Typography>}
            {reading.isRunning && <Working title={text('import.loading')} />}
            {found && found.next !== null && !reading.isRunning && (
              <Button variant="tertiary" onClick={() => void read(found.next)}>
                {text('import.more')}
              </Button>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('close')}</Button>
          </Modal.Close>
          <Button disabled={chosen.size === 0} loading={importing.isRunning} onClick={() => void take()}>
            {text('import.take', { count: chosen.size })}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Candidate({
  candidate,
  isChosen,
  onChoose,
}: {
  candidate: ImportCandidate;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const { assetId, title, status, duration, resolution, createdAt, isPublic } = candidate;
  const facts = [
    duration === null ? null : formatDuration(duration),
    resolution,
    createdAt === null ? null : formatDate(createdAt, { dateStyle: 'medium' }),
    status === 'ready' ? null : text(`filter.status.${status}`),
  ].filter((fact) => fact !== null);
  return (
    <Flex gap={3} alignItems="flex-start">
      <Checkbox checked={isChosen} onCheckedChange={(value) => onChoose(value === true)}>
        {title ?? assetId}
      </Checkbox>
      <Box>
        <Typography variant="pi" textColor="neutral600">
          {facts.join(' · ')}
        </Typography>
        {isPublic && (
          <Typography tag="p" variant="pi" textColor="warning700">
            {text('flag.public-playback')}
          </Typography>
        )}
      </Box>
    </Flex>
  );
}
