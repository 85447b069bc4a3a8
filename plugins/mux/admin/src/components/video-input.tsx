import MuxUploader from '@mux/mux-uploader-react';
import { Button, Field, Flex } from '@strapi/design-system';
import { useField, useFetchClient } from '@strapi/strapi/admin';
import { forwardRef, useEffect, useState, type ReactNode } from 'react';
import { adminPaths } from '../../../contract/index.ts';
import { uploads, useActiveUpload } from '../hooks/use-active-upload.ts';
import { useSender } from '../hooks/use-sender.ts';
import { useText } from '../hooks/use-text.ts';
import { useVideo } from '../hooks/use-video.ts';
import { readFailure } from '../read-failure.ts';
import { DropZone } from './drop-zone.tsx';
import { LibraryPicker } from './library-picker.tsx';
import { Notice } from './notice.tsx';
import { VideoState } from './video-state.tsx';

interface VideoInputProps {
  name: string;
  label?: ReactNode;
  labelAction?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/** Kilobytes of one part of a file; after a lost connection no more than this is sent again. */
const PART = 8 * 1_024;

/**
 * The "Mux video" field. Its value is our id of the video, set as soon as the upload exists, so that saving the lesson at
 * any moment keeps it; everything else about the video is looked up.
 */
const VideoInput = forwardRef<HTMLDivElement, VideoInputProps>(function VideoInput(
  { name, label, labelAction, hint, required = false, disabled = false },
  ref
) {
  const text = useText();
  const field = useField<string | null>(name);
  const videoId = field.value || null;
  const lookedUp = useVideo(videoId);
  const upload = useActiveUpload(videoId);
  const [isReplacing, setIsReplacing] = useState(false);
  const [before, setBefore] = useState<string | null>(null);
  const { send, startingName, problem, uploaderProps } = useSender({
    onVideo: (started) => {
      setBefore(videoId);
      setVideo(started);
    },
  });
  const cancel = useCancel();

  function setVideo(next: string | null): void {
    setIsReplacing(false);
    field.onChange(name, next);
  }

  async function cancelUpload(): Promise<void> {
    if (videoId !== null && (await cancel.run(videoId))) setVideo(before);
  }

  // The file has arrived: what the video is from here on, the CMS says.
  const { lookAgain } = lookedUp;
  useEffect(() => {
    if (upload?.state === 'sent') lookAgain();
  }, [upload?.state, lookAgain]);

  const status = lookedUp.video?.status;
  const isSending = startingName !== null || upload?.state === 'sending';
  const isUnderWay = isSending || (status === 'waiting' && upload?.state === 'sent') || status === 'preparing';
  const isUnknown = videoId !== null && !lookedUp.video && lookedUp.failure?.status !== 404;
  const canChoose = !isUnderWay && !isUnknown && (status !== 'ready' || isReplacing);

  return (
    <Field.Root name={name} id={name} error={field.error} hint={hint} required={required} ref={ref} width="100%">
      <Field.Label action={labelAction}>{label}</Field.Label>
      <Flex
        direction="column"
        alignItems="stretch"
        gap={4}
        width="100%"
        role="group"
        aria-label={typeof label === 'string' ? label : name}
      >
        <VideoState
          lookedUp={lookedUp}
          videoId={videoId}
          upload={upload}
          startingName={startingName}
          isDisabled={disabled}
          isReplacing={isReplacing}
          isCancelling={cancel.isRunning}
          onCancel={() => void cancelUpload()}
          onReplace={() => setIsReplacing((last) => !last)}
          onRemove={() => setVideo(null)}
        />
        {problem && (
          <Notice
            tone="danger"
            title={text('upload.failed')}
            details={listOf(problem.message)}
            hint={text('upload.failed-hint')}
          />
        )}
        {cancel.problem && <Notice title={cancel.problem} />}
        {canChoose && <DropZone inputId={name} isDisabled={disabled} onFile={send} />}
        {canChoose && <LibraryPicker isDisabled={disabled} onPick={setVideo} />}
        {canChoose && videoId !== null && status !== 'ready' && (
          <Flex>
            <Button variant="tertiary" disabled={disabled} onClick={() => setVideo(null)}>
              {text('ready.remove')}
            </Button>
          </Flex>
        )}
      </Flex>
      <MuxUploader {...uploaderProps} chunkSize={PART} noDrop noProgress noStatus noRetry style={{ display: 'none' }} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});

export default VideoInput;

/** Stops an upload here and at Mux. `run` is true when the video has come to nothing. */
function useCancel() {
  const text = useText();
  const { post } = useFetchClient();
  const [isRunning, setIsRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function run(videoId: string): Promise<boolean> {
    setIsRunning(true);
    setProblem(null);
    uploads.giveUp(videoId);
    try {
      await post(adminPaths.cancel(videoId));
      return true;
    } catch (error) {
      const failure = readFailure(error);
      if (failure) setProblem(failure.message ?? text('unread.unknown'));
      return false;
    } finally {
      setIsRunning(false);
    }
  }

  return { run, isRunning, problem };
}

function listOf(message: string | null): string[] {
  return message === null ? [] : [message];
}
