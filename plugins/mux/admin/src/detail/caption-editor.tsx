import { Button, Field, Flex, Modal, Textarea } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { adminPaths, type Caption, type CaptionText } from '../../../contract/index.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Working } from '../components/working.tsx';
import { useCall } from '../hooks/use-call.ts';
import { useText } from '../hooks/use-text.ts';
import { useChange, type Part } from './use-change.ts';

/** The text of captions, edited in place; Mux gets a new file for it, and learners the old one until that is ready. */
export function CaptionEditor({ caption, video, onChange, onClose }: Part & { caption: Caption; onClose: () => void }) {
  const text = useText();
  const { get } = useFetchClient();
  const reading = useCall();
  const { run: read } = reading;
  const change = useChange({ onChange });
  const [lines, setLines] = useState<string | null>(null);
  const path = adminPaths.caption(video.videoId, caption.trackId);

  useEffect(() => {
    // What is typed is never taken away by a second reading.
    void read(async () => (await get<{ data: CaptionText }>(path)).data.data.text).then((found) =>
      setLines((last) => last ?? found)
    );
  }, [get, path, read]);

  async function save(): Promise<void> {
    if (await change.run(({ put }) => put(path, { text: lines ?? '' }))) onClose();
  }

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{text('captions.edit-title', { name: caption.name ?? caption.language ?? '' })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={3}>
            {reading.isRunning && <Working title={text('captions.loading')} />}
            <FailureNotice failure={reading.failure} />
            {lines !== null && (
              <Field.Root name="captions-text" hint={text('captions.edit-hint')}>
                <Field.Label>{text('captions.text')}</Field.Label>
                <Textarea value={lines} rows={18} spellCheck onChange={(event) => setLines(event.target.value)} />
                <Field.Hint />
              </Field.Root>
            )}
            <FailureNotice failure={change.failure} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('close')}</Button>
          </Modal.Close>
          <Button disabled={lines === null} loading={change.isRunning} onClick={() => void save()}>
            {text('save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
