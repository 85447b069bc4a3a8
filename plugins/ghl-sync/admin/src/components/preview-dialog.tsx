import { Box, Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { useAPIErrorHandler, useFetchClient, type FetchError } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { CrmEvent } from '../../../contract/events.ts';
import type { CrmSettings } from '../../../contract/settings.ts';
import type { Preview } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';

/** The very requests these settings would send for an event, about an example of a learner. Nothing is sent. */
export function PreviewDialog({
  event,
  settings,
  onClose,
}: {
  event: CrmEvent;
  settings: CrmSettings;
  onClose: () => void;
}) {
  const text = useText();
  const { post } = useFetchClient();
  const { formatAPIError } = useAPIErrorHandler();
  const [answer, setAnswer] = useState<{ preview: Preview } | { words: string } | null>(null);
  const tools = useRef({ post, formatAPIError });
  tools.current = { post, formatAPIError };

  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      try {
        const { data } = await tools.current.post<{ data: Preview }>(ADMIN_PATHS.preview, { event, settings });
        if (isCurrent) setAnswer({ preview: data.data });
      } catch (error) {
        // What is wrong with the draft is said where its effect would be.
        if (isCurrent) setAnswer({ words: tools.current.formatAPIError(error as FetchError) });
      }
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [event, settings]);

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text('preview.of', { event: text(`event.${event}`) })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {answer === null ? (
            <Flex justifyContent="center" padding={6}>
              <Loader>{text('loading')}</Loader>
            </Flex>
          ) : 'words' in answer ? (
            <Typography textColor="danger600">{answer.words}</Typography>
          ) : (
            <Flex direction="column" alignItems="stretch" gap={4}>
              {answer.preview.problems.map((problem) => (
                <Typography key={problem} tag="p" textColor="danger600" role="alert">
                  {problem}
                </Typography>
              ))}
              {answer.preview.calls.length === 0 ? <Typography>{text('preview.nothing')}</Typography> : null}
              {answer.preview.calls.map(({ method, path, body }, place) => (
                <Box key={`${method} ${path} ${String(place)}`}>
                  <Typography tag="h3" variant="omega" fontWeight="semiBold">
                    {place + 1}. {method} {path}
                  </Typography>
                  <Box background="neutral100" hasRadius padding={3} marginTop={1}>
                    <Typography tag="pre" variant="pi" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                      {JSON.stringify(body, null, 2)}
                    </Typography>
                  </Box>
                </Box>
              ))}
            </Flex>
          )}
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('close')}</Button>
          </Modal.Close>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
