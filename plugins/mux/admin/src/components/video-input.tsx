import { Button, Field, Flex } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { forwardRef, useEffect, useRef, useState, type ReactNode } from 'react';
import { titleOf } from '../format.ts';
import { useCan } from '../hooks/use-can.ts';
import { useText } from '../hooks/use-text.ts';
import { useUploadOf, useUploads } from '../hooks/use-uploads.ts';
import { useVideo } from '../hooks/use-video.ts';
import { uploads } from '../uploads/browser-uploads.ts';
import { DropZone } from './drop-zone.tsx';
import { LibraryPicker } from './library-picker.tsx';
import { UploadPanel } from './upload-panel.tsx';
import type { Wish } from './video-card.tsx';
import { VideoState } from './video-state.tsx';

interface VideoInputProps {
  name: string;
  label?: ReactNode;
  labelAction?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/**
 * The "Mux video" field. Its value is our id of the video, set as soon as the upload exists, so that saving the lesson at
 * any moment keeps it; everything else about the video is looked up.
 */
const VideoInput = forwardRef<HTMLDivElement, VideoInputProps>(function VideoInput(
  { name, label, labelAction, hint, required = false, disabled = false },
  ref
) {
  const text = useText();
  const can = useCan();
  const field = useField<string | null>(name);
  const videoId = field.value || null;
  const lookedUp = useVideo(videoId);
  const [wish, setWish] = useState<Wish>('nothing');
  const [before, setBefore] = useState<string | null>(null);
  const { begun, begin, isBegun } = useBegun({ videoId, onVideo: setVideo });
  const own = useUploadOf(videoId);
  const upload = begun ?? own;

  function setVideo(next: string | null): void {
    setWish('nothing');
    field.onChange(name, next);
  }

  function takeFile(file: File | undefined): void {
    if (!file) return;
    const title = titleOf({ fileName: file.name });
    if (wish === 'replace' && videoId !== null) {
      uploads.add({ file, purpose: { kind: 'replace', videoId, title: lookedUp.video?.title ?? title } });
      setWish('nothing');
    } else {
      setBefore(videoId);
      begin(uploads.add({ file, purpose: { kind: 'new', title }, isOpenedAtOnce: true }));
    }
  }

  // The file has arrived: what the video is from here on, the CMS says.
  const { lookAgain } = lookedUp;
  const hasArrived = upload?.state === 'sent';
  useEffect(() => {
    if (hasArrived) lookAgain();
  }, [hasArrived, lookAgain]);

  const status = lookedUp.video?.status;
  const isOnItsWay = upload !== undefined && !hasArrived && upload.state !== 'unfinished';
  const isReplacement = upload?.purpose.kind === 'replace';
  const isUnderWay =
    isBegun || (isOnItsWay && !isReplacement) || status === 'preparing' || (status === 'waiting' && hasArrived);
  const isUnknown = videoId !== null && !lookedUp.video && lookedUp.failure?.status !== 404;
  const canChoose = !isUnderWay && !isUnknown && (status !== 'ready' || wish !== 'nothing');

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
        {videoId !== null && (!isOnItsWay || isReplacement) && !isBegun && (
          <VideoState
            lookedUp={lookedUp}
            hasArrived={hasArrived}
            isDisabled={disabled}
            wish={wish}
            onWish={setWish}
            onRemove={() => setVideo(null)}
          />
        )}
        {upload && isOnItsWay && (
          <UploadPanel upload={upload} onCancelled={isReplacement ? lookAgain : () => setVideo(before)} />
        )}
        {canChoose && can.upload && (
          <DropZone
            inputId={name}
            isDisabled={disabled}
            title={text(wish === 'replace' ? 'drop.title-replace' : 'drop.title')}
            hint={text(wish === 'replace' ? 'drop.hint-replace' : 'drop.hint')}
            onFiles={([file]) => takeFile(file)}
          />
        )}
        {canChoose && wish !== 'replace' && <LibraryPicker isDisabled={disabled} onPick={setVideo} />}
        {canChoose && videoId !== null && status !== 'ready' && (
          <Flex>
            <Button variant="tertiary" disabled={disabled} onClick={() => setVideo(null)}>
              {text('ready.remove')}
            </Button>
          </Flex>
        )}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});

export default VideoInput;

/**
 * The upload this field has begun. Its video takes the field as soon as it has an id; one that had to be begun anew has
 * another id, and takes the field again.
 */
function useBegun({ videoId, onVideo }: { videoId: string | null; onVideo: (videoId: string) => void }) {
  const [key, setKey] = useState<string | null>(null);
  const begun = useUploads().find((upload) => upload.key === key);
  const own = useUploadOf(videoId);
  const next = begun?.videoId ?? (own?.formerIds.includes(videoId ?? '') ? own.videoId : null);
  const latest = useRef(onVideo);
  latest.current = onVideo;
  useEffect(() => {
    if (next === null || next === undefined) return;
    setKey(null);
    if (next !== videoId) latest.current(next);
  }, [next, videoId]);
  return { begun, begin: setKey, isBegun: begun !== undefined };
}
