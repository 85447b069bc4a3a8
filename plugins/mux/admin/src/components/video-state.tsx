import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useText } from '../hooks/use-text.ts';
import type { LookedUp } from '../hooks/use-video.ts';
import type { ActiveUpload } from '../uploads.ts';
import { Notice } from './notice.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { VideoCard } from './video-card.tsx';
import { Working } from './working.tsx';

/** Where the field's video stands: from the file that is being sent to the film that can be watched. */
export function VideoState({
  lookedUp,
  videoId,
  upload,
  startingName,
  isDisabled,
  isReplacing,
  isCancelling,
  onCancel,
  onReplace,
  onRemove,
}: {
  lookedUp: LookedUp;
  videoId: string | null;
  upload: ActiveUpload | undefined;
  startingName: string | null;
  isDisabled: boolean;
  isReplacing: boolean;
  isCancelling: boolean;
  onCancel: () => void;
  onReplace: () => void;
  onRemove: () => void;
}) {
  const text = useText();
  const { video, failure, problem, lookAgain } = lookedUp;

  if (startingName !== null) return <Working title={text('upload.starting', { name: startingName })} />;
  if (videoId === null) return null;
  if (upload?.state === 'sending') {
    return <UploadProgress upload={upload} isCancelling={isCancelling} onCancel={onCancel} />;
  }
  if (upload?.state === 'failed' && video?.status !== 'ready') {
    return (
      <Notice
        tone="danger"
        title={text('upload.failed')}
        details={upload.problem ? [upload.problem] : []}
        hint={text('upload.failed-hint')}
      />
    );
  }
  if (failure?.status === 404) return <Notice title={text('missing.title')} hint={text('missing.hint')} />;
  if (!video && failure) {
    return (
      <Notice tone="danger" title={text('unread.title')} details={[failure.message ?? text('unread.unknown')]}>
        <Flex>
          <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={lookAgain}>
            {text('unread.again')}
          </Button>
        </Flex>
      </Notice>
    );
  }
  if (!video) return <Working title={text('loading')} />;

  const { title, status } = video;
  if (status === 'ready') {
    return (
      <VideoCard
        video={video}
        isDisabled={isDisabled}
        isReplacing={isReplacing}
        onReplace={onReplace}
        onRemove={onRemove}
      />
    );
  }
  if (status === 'preparing' || (status === 'waiting' && upload?.state === 'sent')) {
    return <Working title={text('preparing.title', { title })} hint={problem ?? text('preparing.hint')} />;
  }
  if (status === 'waiting') return <Notice title={text('upload.interrupted')} hint={text('upload.interrupted-hint')} />;
  if (status === 'errored') {
    return (
      <Notice
        tone="danger"
        title={text('errored.title', { title })}
        details={video.error?.messages}
        hint={text('errored.hint')}
      />
    );
  }
  return <Notice title={text(`${status}.title`)} hint={text('again.hint')} />;
}
