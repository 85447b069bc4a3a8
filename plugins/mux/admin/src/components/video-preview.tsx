import { Box, Loader, Typography } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { adminPaths, type PlaybackLease, type Video } from '../../../contract/index.ts';
import { useText } from '../hooks/use-text.ts';
import { readFailure } from '../read-failure.ts';

const VideoPlayer = lazy(() => import('./video-player.tsx'));

/** Poster of a ready video; the player takes its place when it is pressed, with tokens of that moment. */
export function VideoPreview({ video }: { video: Video }) {
  const text = useText();
  const { get } = useFetchClient();
  const ask = useRef(get);
  ask.current = get;
  const [lease, setLease] = useState<PlaybackLease | null>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { videoId, title } = video;

  const loadLease = useCallback(async (): Promise<PlaybackLease | null> => {
    try {
      const { data: answer } = await ask.current<{ data: PlaybackLease }>(adminPaths.preview(videoId));
      setProblem(null);
      return answer.data;
    } catch (error) {
      const failure = readFailure(error);
      if (failure) setProblem(failure.message ?? text('unread.unknown'));
      return null;
    }
  }, [videoId, text]);

  useEffect(() => {
    let isCurrent = true;
    setIsPlaying(false);
    setLease(null);
    void loadLease().then((loaded) => {
      if (isCurrent) setLease(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [loadLease]);

  async function play(): Promise<void> {
    const isFresh = lease !== null && Date.parse(lease.expiresAt) - Date.now() > 60_000;
    const current = isFresh ? lease : await loadLease();
    setLease(current);
    setIsPlaying(current !== null);
  }

  return (
    <Frame>
      {isPlaying && lease ? (
        <Suspense fallback={<Loader>{text('loading')}</Loader>}>
          <VideoPlayer lease={lease} title={title} />
        </Suspense>
      ) : (
        <PlayButton type="button" aria-label={text('ready.play', { title })} onClick={() => void play()}>
          {lease && <img src={lease.poster} alt="" />}
          <span aria-hidden>
            <Play width="2rem" height="2rem" />
          </span>
        </PlayButton>
      )}
      {problem && (
        <Box padding={2}>
          <Typography role="alert" textColor="danger600">
            {text('ready.preview-failed', { message: problem })}
          </Typography>
        </Box>
      )}
    </Frame>
  );
}

const Frame = styled.div`
  flex: 1 1 28rem;
  align-self: flex-start;
  max-width: 48rem;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
`;

const PlayButton = styled.button`
  position: relative;
  display: grid;
  place-items: center;
  width: 100%;
  aspect-ratio: 16 / 9;
  cursor: pointer;
  background: #000;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  img {
    position: absolute;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  span {
    position: relative;
    display: grid;
    place-items: center;
    width: 5.6rem;
    height: 5.6rem;
    border-radius: 50%;
    color: #fff;
    background: rgb(0 0 0 / 65%);
  }
  &:hover span {
    background: ${({ theme }) => theme.colors.primary600};
  }
`;
