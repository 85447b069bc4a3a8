import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  adminPaths,
  isSettled,
  type LibraryQuery,
  type LibraryVideo,
  type VideoPage,
} from '../../../contract/index.ts';
import { useUploads } from '../hooks/use-uploads.ts';
import { readFailure, type Failure } from '../read-failure.ts';

/** Milliseconds between two looks while something of the page is under way. */
const POLL = 5_000;

export interface Library {
  /** Null until the first answer. */
  page: VideoPage | null;
  failure: Failure | null;
  /** True while the answer shown is not the one to the query. */
  isLoading: boolean;
  reload: () => void;
}

/** A page of the library, looked up again while something of it is under way, and when this tab has sent a file. */
export function useLibrary(query: LibraryQuery): Library {
  const { get } = useFetchClient();
  const ask = useRef(get);
  ask.current = get;
  const asked = JSON.stringify(query);
  const [answer, setAnswer] = useState<{ asked: string; page: VideoPage | null; failure: Failure | null } | null>(null);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((last) => last + 1), []);
  const uploaded = useUploads()
    .map(({ videoId, state }) => `${videoId} ${state === 'sent'}`)
    .join();

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const read = async (): Promise<void> => {
      let isMoving = true;
      if (!document.hidden) {
        const next = await readPage({ get: ask.current, params: JSON.parse(asked) as LibraryQuery });
        if (!isCurrent) return;
        if (next) setAnswer((last) => ({ asked, page: next.page ?? last?.page ?? null, failure: next.failure }));
        isMoving = next?.page?.data.some(isUnderWay) ?? false;
      }
      if (isMoving) timer = setTimeout(() => void read(), POLL);
    };
    void read();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked, round, uploaded]);

  return {
    page: answer?.page ?? null,
    failure: answer?.failure ?? null,
    isLoading: answer?.asked !== asked,
    reload,
  };
}

function isUnderWay({ status, replacement }: LibraryVideo): boolean {
  return !isSettled(status) || replacement === 'under-way';
}

/** Null when the call was dropped. */
async function readPage({
  get,
  params,
}: {
  get: ReturnType<typeof useFetchClient>['get'];
  params: LibraryQuery;
}): Promise<{ page: VideoPage | null; failure: Failure | null } | null> {
  try {
    const { data: page } = await get<VideoPage>(adminPaths.videos(), { params });
    return { page, failure: null };
  } catch (error) {
    const failure = readFailure(error);
    return failure && { page: null, failure };
  }
}
