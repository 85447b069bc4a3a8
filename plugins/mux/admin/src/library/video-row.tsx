import { Box, Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { LibraryVideo } from '../../../contract/index.ts';
import { Flags } from '../components/flags.tsx';
import { Places } from '../components/places.tsx';
import { Thumbnail } from '../components/thumbnail.tsx';
import { formatBytes, formatDuration } from '../format.ts';
import { useCaptionName } from '../hooks/use-caption-name.ts';
import { useText } from '../hooks/use-text.ts';
import { addressOfVideo } from '../plugin-id.ts';
import { StatusBadge } from './status-badge.tsx';

/** One video of the library. `onSelect` is absent where it may not be selected. */
export function VideoRow({
  video,
  isSelected,
  onSelect,
}: {
  video: LibraryVideo;
  isSelected: boolean;
  onSelect?: (isSelected: boolean) => void;
}) {
  const text = useText();
  const { locale, formatDate } = useIntl();
  const nameOf = useCaptionName();
  const { title, status, error, inputNotes, replacement, createdBy } = video;
  const facts = [
    video.duration === null ? null : formatDuration(video.duration),
    video.resolution,
    video.aspectRatio,
    video.size === null ? null : formatBytes({ bytes: video.size, locale }),
    video.captions.length > 0 ? text('row.captions', { names: video.captions.map(nameOf).join(', ') }) : null,
  ].filter((fact) => fact !== null);

  return (
    <Row>
      <Select>
        {onSelect && (
          <Checkbox
            aria-label={text('row.select', { title })}
            checked={isSelected}
            onCheckedChange={(value) => onSelect(value === true)}
          />
        )}
      </Select>
      <Thumbnail src={video.thumbnail} />
      <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
        <Flex gap={2} wrap="wrap" maxWidth="100%">
          <Link tag={NavLink} to={addressOfVideo(video.videoId)} style={{ overflowWrap: 'anywhere' }}>
            <Typography fontWeight="semiBold" textColor="inherit" tag="h2">
              {title}
            </Typography>
          </Link>
          <StatusBadge status={status} />
          {replacement !== 'none' && (
            <Typography variant="pi" textColor={replacement === 'failed' ? 'danger600' : 'warning700'}>
              {text(`replacement.short.${replacement}`)}
            </Typography>
          )}
        </Flex>
        {facts.length > 0 && <Typography textColor="neutral700">{facts.join(' · ')}</Typography>}
        <Typography variant="pi" textColor="neutral600">
          {text(createdBy === null ? 'row.created' : 'row.created-by', {
            date: formatDate(video.createdAt, { dateStyle: 'medium' }),
            name: createdBy ?? '',
          })}
        </Typography>
        {inputNotes.length > 0 && (
          <Typography variant="pi" textColor="neutral600">
            {text('row.notes', { notes: inputNotes.map(({ reason, value }) => `${reason}: ${value}`).join(', ') })}
          </Typography>
        )}
        {error?.messages.map((message) => (
          <Typography key={message} variant="pi" textColor="danger600" style={{ overflowWrap: 'anywhere' }}>
            {text('upload.mux-says', { message })}
          </Typography>
        ))}
        <Flags flags={video.flags} />
      </Flex>
      <Box minWidth={0}>
        <Places places={video.places} count={video.placeCount} />
      </Box>
    </Row>
  );
}

const Row = styled.li`
  display: grid;
  grid-template-columns: auto auto minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[4]};
  padding: ${({ theme }) => theme.spaces[4]};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};

  > :last-child {
    grid-column: 2 / -1;
  }

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: auto auto minmax(0, 3fr) minmax(0, 2fr);

    > :last-child {
      grid-column: auto;
    }
  }
  @media (max-width: 32rem) {
    grid-template-columns: auto minmax(0, 1fr);

    > :nth-child(3),
    > :last-child {
      grid-column: 1 / -1;
    }
  }
`;

const Select = styled.div`
  min-width: 2rem;
`;
