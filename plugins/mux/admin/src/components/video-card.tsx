import { Button, Flex, Link, Status, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Cross, Trash } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { VideoDetail } from '../../../contract/index.ts';
import { useCan } from '../hooks/use-can.ts';
import { useText } from '../hooks/use-text.ts';
import { addressOfVideo } from '../plugin-id.ts';
import { Facts } from './facts.tsx';
import { Flags } from './flags.tsx';
import { Notice } from './notice.tsx';
import { VideoPreview } from './video-preview.tsx';

/** What the editor wants to do with a ready video of a lesson. */
export type Wish = 'nothing' | 'replace' | 'another';

/** A ready video: to look at, to give a new film, to take off the lesson. */
export function VideoCard({
  video,
  isDisabled,
  wish,
  onWish,
  onRemove,
}: {
  video: VideoDetail;
  isDisabled: boolean;
  wish: Wish;
  onWish: (wish: Wish) => void;
  onRemove: () => void;
}) {
  const text = useText();
  const can = useCan();
  const toggle = (next: Wish) => () => onWish(wish === next ? 'nothing' : next);
  return (
    <Flex alignItems="stretch" gap={4} wrap="wrap" width="100%" padding={4} hasRadius background="neutral100">
      <VideoPreview video={video} />
      <Flex direction="column" alignItems="flex-start" justifyContent="space-between" gap={4} flex="1 1 20rem">
        <Flex direction="column" alignItems="flex-start" gap={3} width="100%">
          <Flex gap={2} wrap="wrap">
            <Typography variant="delta" tag="h3" style={{ overflowWrap: 'anywhere' }}>
              {video.title}
            </Typography>
            <Status variant="success" size="XS">
              <Typography variant="pi" fontWeight="bold" textColor="success600">
                {text('ready.badge')}
              </Typography>
            </Status>
          </Flex>
          <Facts video={video} />
          <Flags flags={video.flags} />
          {video.replacement === 'under-way' && <Notice title={text('replacement.preparing')} />}
          {video.replacement === 'failed' && (
            <Notice
              tone="danger"
              title={text('replacement.failed')}
              details={video.takes.find(({ kind }) => kind === 'next')?.error?.messages}
            />
          )}
          <Link tag={NavLink} to={addressOfVideo(video.videoId)}>
            {text('ready.open')}
          </Link>
        </Flex>
        <Flex gap={2} wrap="wrap">
          {can.replace && video.replacement !== 'under-way' && (
            <Button
              variant="tertiary"
              startIcon={wish === 'replace' ? <Cross /> : <ArrowsCounterClockwise />}
              disabled={isDisabled}
              onClick={toggle('replace')}
            >
              {text(wish === 'replace' ? 'ready.replace-stop' : 'ready.replace')}
            </Button>
          )}
          <Button
            variant="tertiary"
            startIcon={wish === 'another' ? <Cross /> : undefined}
            disabled={isDisabled}
            onClick={toggle('another')}
          >
            {text(wish === 'another' ? 'ready.another-stop' : 'ready.another')}
          </Button>
          <Button variant="danger-light" startIcon={<Trash />} disabled={isDisabled} onClick={onRemove}>
            {text('ready.remove')}
          </Button>
        </Flex>
      </Flex>
    </Flex>
  );
}
