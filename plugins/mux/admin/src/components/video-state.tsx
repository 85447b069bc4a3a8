import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useText } from '../hooks/use-text.ts';
import type { LookedUp } from '../hooks/use-video.ts';
import { Notice } from './notice.tsx';
import { VideoCard, type Wish } from './video-card.tsx';
import { Working } from './working.tsx';

/** Where the field's video stands, once no file of it is on its way from here. */
export function VideoState({
  lookedUp,
  hasArrived,
  isDisabled,
  wish,
  onWish,
  onRemove,
}: {
  lookedUp: LookedUp;
  /** This tab has just sent its file. */
  hasArrived: boolean;
  isDisabled: boolean;
  wish: Wish;
  onWish: (wish: Wish) => void;
  onRemove: () => void;
}) {
  const text = useText();
  const { video, failure, problem, lookAgain } = lookedUp;
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
    return <VideoCard video={video} isDisabled={isDisabled} wish={wish} onWish={onWish} onRemove={onRemove} />;
  }
  if (status === 'preparing' || (status === 'waiting' && hasArrived)) {
    return <Working title={text('preparing.title', { title })} hint={problem ?? text('preparing.hint')} />;
  }
  if (status === 'waiting') return <Notice title={text('waiting.title', { title })} hint={text('waiting.hint')} />;
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
