import { Button, Flex, Status, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Cross, Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { Caption, Video } from '../../../contract/index.ts';
import { formatDuration, formatLanguage } from '../format.ts';
import { useText } from '../hooks/use-text.ts';
import { VideoPreview } from './video-preview.tsx';

/** A ready video: to look at, to replace, to take off the lesson. */
export function VideoCard({
  video,
  isDisabled,
  isReplacing,
  onReplace,
  onRemove,
}: {
  video: Video;
  isDisabled: boolean;
  isReplacing: boolean;
  onReplace: () => void;
  onRemove: () => void;
}) {
  const text = useText();
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
        </Flex>
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            startIcon={isReplacing ? <Cross /> : <ArrowsCounterClockwise />}
            disabled={isDisabled}
            onClick={onReplace}
          >
            {text(isReplacing ? 'ready.keep' : 'ready.replace')}
          </Button>
          <Button variant="danger-light" startIcon={<Trash />} disabled={isDisabled} onClick={onRemove}>
            {text('ready.remove')}
          </Button>
        </Flex>
      </Flex>
    </Flex>
  );
}

function Facts({ video }: { video: Video }) {
  const text = useText();
  const { locale } = useIntl();
  const nameOf = ({ name, language, status }: Caption): string => {
    const shown = name ?? (language ? formatLanguage({ code: language, locale }) : '?');
    return status === 'ready' ? shown : text(`ready.caption-${status}`, { name: shown });
  };
  const facts: [string, string | null][] = [
    [text('ready.duration'), video.duration === null ? null : formatDuration(video.duration)],
    [text('ready.resolution'), video.resolution],
    [text('ready.shape'), video.aspectRatio],
    [text('ready.captions'), video.captions.map(nameOf).join(', ') || text('ready.no-captions')],
  ];
  return (
    <Flex tag="dl" gap={4} wrap="wrap" alignItems="flex-start">
      {facts.map(
        ([label, value]) =>
          value !== null && (
            <div key={label}>
              <Typography tag="dt" variant="sigma" textColor="neutral600">
                {label}
              </Typography>
              <Typography tag="dd">{value}</Typography>
            </div>
          )
      )}
    </Flex>
  );
}
