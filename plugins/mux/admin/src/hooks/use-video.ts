import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';
import { adminPaths, isSettled, type VideoAnswer, type VideoDetail } from '../../../contract/index.ts';
import { readFailure, type Failure } from '../read-failure.ts';

/** Milliseconds between two looks at a video that is not settled. */
const POLL = 3_000;

export interface LookedUp {
  video: VideoDetail | null;
  failure: Failure | null;
  /** Why Mux could not be asked just now; the video is then as it was last known. */
  problem: string | null;
  lookAgain: () => void;
  /** Takes what a change of the video was answered with. */
  take: (video: VideoDetail) => void;
}

interface Look {
  videoId: string | null;
  video: VideoDetail | null;
  failure: Failure | null;
  problem: string | null;
}

const NOTHING: Look = { videoId: null, video: null, failure: null, problem: null };

/** A video as the CMS knows it, looked up again until nothing more is to come by itself; not while the tab is hidden. */
export function useVideo(videoId: string | null): LookedUp {
  const { get } = useFetchClient();
  const [look, setLook] = useState<Look>(NOTHING);
  const [round, setRound] = useState(0);
  const ask = useRef(get);
  ask.current = get;

  useEffect(() => {
    if (videoId === null) return setLook(NOTHING);
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const read = async (): Promise<void> => {
      const next = document.hidden ? null : await readVideo({ videoId, get: ask.current });
      if (!isCurrent) return;
      if (next) setLook((last) => ({ ...next, video: next.video ?? (last.videoId === videoId ? last.video : null) }));
      const isDone = next !== null && (next.video ? isQuiet(next.video) : next.failure?.status === 404);
      if (!isDone) timer = setTimeout(() => void read(), POLL);
    };
    void read();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [videoId, round]);

  const lookAgain = useCallback(() => setRound((last) => last + 1), []);
  const take = useCallback((video: VideoDetail) => {
    setLook({ videoId: video.videoId, video, failure: null, problem: null });
    // What is under way now is to be followed.
    if (!isQuiet(video)) setRound((last) => last + 1);
  }, []);
  const { video, failure, problem } = look.videoId === videoId ? look : NOTHING;
  return { video, failure, problem, lookAgain, take };
}

function isQuiet({ status, replacement, captions }: VideoDetail): boolean {
  return (
    isSettled(status) && replacement !== 'under-way' && captions.every((caption) => caption.status !== 'preparing')
  );
}

/** Null when the call was dropped. */
async function readVideo({
  videoId,
  get,
}: {
  videoId: string;
  get: ReturnType<typeof useFetchClient>['get'];
}): Promise<Look | null> {
  try {
    const { data: answer } = await get<VideoAnswer>(adminPaths.video(videoId));
    return { videoId, video: answer.data, failure: null, problem: answer.meta.problem };
  } catch (error) {
    const failure = readFailure(error);
    return failure && { videoId, video: null, failure, problem: null };
  }
}
