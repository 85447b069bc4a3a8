import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useRef } from 'react';
import { useParams } from 'react-router-dom';
import { adminPaths, type VideoDetail } from '../../../contract/index.ts';
import { Facts } from '../components/facts.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Flags } from '../components/flags.tsx';
import { Notice } from '../components/notice.tsx';
import { Places } from '../components/places.tsx';
import { Section } from '../components/section.tsx';
import { VideoPreview } from '../components/video-preview.tsx';
import { CaptionsPart } from '../detail/captions-part.tsx';
import { ChaptersPart } from '../detail/chapters-part.tsx';
import { DeleteButton, readPlaces } from '../detail/delete-button.tsx';
import { HistoryPart } from '../detail/history-part.tsx';
import { MasterPart } from '../detail/master-part.tsx';
import { PosterPart } from '../detail/poster-part.tsx';
import { TakesPart } from '../detail/takes-part.tsx';
import { TitlePart } from '../detail/title-part.tsx';
import { useChange } from '../detail/use-change.ts';
import { useCall } from '../hooks/use-call.ts';
import { useCan } from '../hooks/use-can.ts';
import { useText } from '../hooks/use-text.ts';
import { useVideo, type LookedUp } from '../hooks/use-video.ts';
import { StatusBadge } from '../library/status-badge.tsx';
import { LIBRARY_ADDRESS } from '../plugin-id.ts';
import { useMoreFacts } from '../detail/use-more-facts.ts';

/** All about one video. */
export function VideoPage() {
  const text = useText();
  const { videoId = null } = useParams();
  const lookedUp = useVideo(videoId);
  const { video, failure, lookAgain } = lookedUp;
  if (video) return <VideoParts key={video.videoId} video={video} lookedUp={lookedUp} />;
  return (
    <Page.Main>
      <Page.Title>{text('videos.title')}</Page.Title>
      <Layouts.Header title={text('videos.title')} navigationAction={<BackButton fallback={LIBRARY_ADDRESS} />} />
      <Layouts.Content>
        {failure?.status === 404 ? (
          <Notice title={text('missing.title')} />
        ) : failure ? (
          <FailureNotice failure={failure}>
            <Flex>
              <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={lookAgain}>
                {text('unread.again')}
              </Button>
            </Flex>
          </FailureNotice>
        ) : (
          <Page.Loading />
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

function VideoParts({ video, lookedUp }: { video: VideoDetail; lookedUp: LookedUp }) {
  const text = useText();
  const can = useCan();
  const more = useMoreFacts(video);
  const { take: onChange, lookAgain: onLook, problem } = lookedUp;
  const check = useChange({ onChange });
  const deleting = useCall();
  const inUse = readPlaces(deleting.failure);
  const preview = useRef<HTMLDivElement>(null);
  const { videoId, title, status, error } = video;
  const readTime = useCallback((): number | null => {
    const player = preview.current?.querySelector('mux-player');
    return player ? (player as unknown as HTMLMediaElement).currentTime : null;
  }, []);
  const part = { video, onChange };

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        navigationAction={<BackButton fallback={LIBRARY_ADDRESS} />}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {can.edit && (
              <Button
                variant="tertiary"
                startIcon={<ArrowClockwise />}
                loading={check.isRunning}
                onClick={() => void check.run(({ post }) => post(adminPaths.check(videoId)))}
              >
                {text('check')}
              </Button>
            )}
            {can.delete && <DeleteButton video={video} call={deleting} />}
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <FailureNotice failure={check.failure} />
          <FailureNotice failure={deleting.failure}>
            {inUse && <Places places={inUse.places} count={inUse.count} />}
          </FailureNotice>
          {problem && <Notice title={problem} />}
          <Section title={text('video.film')} action={<StatusBadge status={status} />}>
            <Flex gap={4} alignItems="flex-start" wrap="wrap" ref={preview}>
              {status === 'ready' && <VideoPreview video={video} />}
              <Flex direction="column" alignItems="stretch" gap={4} flex="1 1 28rem" minWidth={0}>
                {error && <Notice tone="danger" title={text('errored.title', { title })} details={error.messages} />}
                {can.edit && <TitlePart {...part} />}
                <Facts video={video} more={more} />
                <Flags flags={video.flags} />
                {video.inputNotes.length > 0 && (
                  <Typography variant="pi" textColor="neutral600">
                    {text('row.notes', {
                      notes: video.inputNotes.map(({ reason, value }) => `${reason}: ${value}`).join(', '),
                    })}
                  </Typography>
                )}
              </Flex>
            </Flex>
          </Section>
          <Section title={text('places.title')}>
            <Places places={video.places} count={video.placeCount} />
          </Section>
          {can.edit && status === 'ready' && <PosterPart {...part} readTime={readTime} />}
          <CaptionsPart {...part} isReadOnly={!can.edit} />
          <ChaptersPart {...part} isReadOnly={!can.edit} />
          <TakesPart {...part} can={can} onLook={onLook} />
          {can.edit && status === 'ready' && <MasterPart videoId={videoId} />}
          <HistoryPart videoId={videoId} stamp={`${video.updatedAt} ${JSON.stringify(video.takes)}`} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
