import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { adminPaths, type Video, type VideoPage } from '../../../contract/index.ts';
import { formatDuration } from '../format.ts';
import { useText } from '../hooks/use-text.ts';
import { readFailure } from '../read-failure.ts';

/** Milliseconds the editor stops typing before the library is searched. */
const PAUSE = 250;

/** Lets the editor take a video that is there already. The CMS searches; the list never holds more than was asked for. */
export function LibraryPicker({ isDisabled, onPick }: { isDisabled: boolean; onPick: (videoId: string) => void }) {
  const text = useText();
  const library = useLibrary();

  return (
    <Field.Root width="100%">
      <Field.Label>{text('library.label')}</Field.Label>
      <Combobox
        autocomplete="none"
        placeholder={text('library.placeholder')}
        clearLabel={text('library.clear')}
        disabled={isDisabled}
        loading={library.isLoading}
        loadingMessage={text('library.loading')}
        noOptionsMessage={() => library.problem ?? text('library.none')}
        hasMoreItems={library.videos.length < library.total}
        onLoadMore={library.loadMore}
        onOpenChange={(isOpen) => isOpen && library.open()}
        textValue={library.search}
        onTextValueChange={library.setSearch}
        onClear={() => library.setSearch('')}
        onChange={(videoId) => typeof videoId === 'string' && videoId !== '' && onPick(videoId)}
      >
        {library.videos.map(({ videoId, title, duration }) => (
          <ComboboxOption key={videoId} value={videoId} textValue={title}>
            {duration === null ? title : `${title} (${formatDuration(duration)})`}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
}

function useLibrary() {
  const { get } = useFetchClient();
  const ask = useRef(get);
  ask.current = get;
  const [isOpened, setIsOpened] = useState(false);
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<{ videos: Video[]; total: number }>({ videos: [], total: 0 });
  const [isLoading, setIsLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!isOpened) return;
    let isCurrent = true;
    setIsLoading(true);
    const timer = setTimeout(async () => {
      try {
        const params = { status: 'ready', page: String(page), ...(search ? { search } : {}) };
        const { data: answer } = await ask.current<VideoPage>(adminPaths.videos(), { params });
        if (!isCurrent) return;
        setProblem(null);
        setFound((last) => ({
          videos: page === 1 ? answer.data : [...last.videos, ...answer.data],
          total: answer.meta.total,
        }));
      } catch (error) {
        if (isCurrent) setProblem(readFailure(error)?.message ?? null);
      }
      if (isCurrent) setIsLoading(false);
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isOpened, search, page]);

  return {
    ...found,
    search,
    isLoading,
    problem,
    open: () => setIsOpened(true),
    loadMore: () => setPage((last) => (isLoading ? last : last + 1)),
    setSearch: (value: string) => {
      setPage(1);
      setSearch(value);
    },
  };
}
