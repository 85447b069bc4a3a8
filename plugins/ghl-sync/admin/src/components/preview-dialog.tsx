import { Box, Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { useAPIErrorHandler, useFetchClient, type FetchError } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { CrmEvent } from '../../../contract/events.ts';
import type { CrmSettings } from '../../../contract/settings.ts';
import type { CrmLearner, Preview } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import { PreviewSubject } from './preview-subject.tsx';

/** The very requests these settings would send for an event, about an example or a learner. Nothing is sent. */
export function PreviewDialog({
  event,
  settings,
  learner,
  canReadLearners,
  onLearner,
  onClose,
}: {
  event: CrmEvent;
  settings: CrmSettings;
  learner: CrmLearner | null;
  canReadLearners: boolean;
  onLearner: (learner: CrmLearner | null) => void;
  onClose: () => void;
}) {
  const text = useText();
  const [courseId, setCourseId] = useState<string | null>(null);
  const answer = usePreview({ event, settings, userId: learner?.userId ?? null, courseId });

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text('preview.of', { event: text(`event.${event}`) })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {canReadLearners ? (
              <PreviewSubject
                event={event}
                learner={learner}
                courseId={courseId}
                onLearner={(next) => {
                  setCourseId(null);
                  onLearner(next);
                }}
                onCourse={setCourseId}
              />
            ) : null}
            {answer === null ? (
              <Flex justifyContent="center" padding={6}>
                <Loader>{text('loading')}</Loader>
              </Flex>
            ) : 'words' in answer ? (
              <Typography textColor="danger600" role="alert">
                {answer.words}
              </Typography>
            ) : (
              <Calls preview={answer.preview} />
            )}
          </Flex>
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

function Calls({ preview: { calls, problems } }: { preview: Preview }) {
  const text = useText();
  return (
    <>
      {problems.map((problem) => (
        <Typography key={problem} tag="p" textColor="danger600" role="alert">
          {problem}
        </Typography>
      ))}
      {calls.length === 0 ? <Typography>{text('preview.nothing')}</Typography> : null}
      {calls.map(({ method, path, body }, place) => (
        <Box key={`${method} ${path} ${String(place)}`}>
          <Typography tag="h3" variant="omega" fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
            {place + 1}. {method} {path}
          </Typography>
          <Box background="neutral100" hasRadius padding={3} marginTop={1}>
            <Typography tag="pre" variant="pi" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {JSON.stringify(body, null, 2)}
            </Typography>
          </Box>
        </Box>
      ))}
    </>
  );
}

/** @returns null while it is asked for; `words` of what is wrong with the draft, where its effect would be */
function usePreview({
  event,
  settings,
  userId,
  courseId,
}: {
  event: CrmEvent;
  settings: CrmSettings;
  userId: number | null;
  courseId: string | null;
}): { preview: Preview } | { words: string } | null {
  const { post } = useFetchClient();
  const { formatAPIError } = useAPIErrorHandler();
  const [answer, setAnswer] = useState<{ preview: Preview } | { words: string } | null>(null);
  const tools = useRef({ post, formatAPIError });
  tools.current = { post, formatAPIError };

  useEffect(() => {
    let isCurrent = true;
    setAnswer(null);
    const ask = async () => {
      const path = userId === null ? ADMIN_PATHS.preview : ADMIN_PATHS.previewFor(userId);
      try {
        const { data } = await tools.current.post<{ data: Preview }>(path, {
          event,
          settings,
          ...(userId !== null && courseId !== null ? { courseId } : {}),
        });
        if (isCurrent) setAnswer({ preview: data.data });
      } catch (error) {
        if (isCurrent) setAnswer({ words: tools.current.formatAPIError(error as FetchError) });
      }
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [event, settings, userId, courseId]);
  return answer;
}
