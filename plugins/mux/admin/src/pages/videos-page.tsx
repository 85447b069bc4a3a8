import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { ArrowClockwise, Download } from '@strapi/icons';
import { Layouts, Page, Pagination } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { DropZone } from '../components/drop-zone.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { VideoIcon } from '../components/video-icon.tsx';
import { titleOf } from '../format.ts';
import { useCan } from '../hooks/use-can.ts';
import { useText } from '../hooks/use-text.ts';
import { CleanBar } from '../library/clean-bar.tsx';
import { ImportDialog } from '../library/import-dialog.tsx';
import { LibraryFilters } from '../library/library-filters.tsx';
import { isNarrowed, readQuery } from '../library/query.ts';
import { useLibrary } from '../library/use-library.ts';
import { VideoRow } from '../library/video-row.tsx';
import { uploads } from '../uploads/browser-uploads.ts';

/** All videos: searched, filtered and sorted by the CMS, a page at a time. */
export function VideosPage() {
  const text = useText();
  const can = useCan();
  const [params] = useSearchParams();
  const query = readQuery(params);
  const library = useLibrary(query);
  const [selectedIds, setSelectedIds] = useState<readonly string[]>([]);
  const [isImporting, setIsImporting] = useState(false);
  const { page, failure, isLoading, reload } = library;
  const videos = page?.data ?? [];
  const unused = can.delete ? videos.filter(({ placeCount }) => placeCount === 0) : [];
  const selected = unused.filter(({ videoId }) => selectedIds.includes(videoId));

  function send(files: File[]): void {
    for (const file of files) uploads.add({ file, purpose: { kind: 'new', title: titleOf({ fileName: file.name }) } });
  }

  return (
    <Page.Main aria-busy={isLoading}>
      <Page.Title>{text('videos.title')}</Page.Title>
      <Layouts.Header
        title={text('videos.title')}
        subtitle={page ? text('videos.count', { count: page.meta.total }) : text('videos.subtitle')}
        primaryAction={
          can.edit ? (
            <Button variant="tertiary" startIcon={<Download />} onClick={() => setIsImporting(true)}>
              {text('import.open')}
            </Button>
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          {can.upload && (
            <DropZone
              inputId="videos-files"
              isMultiple
              title={text('drop.title-many')}
              hint={text('drop.hint-many')}
              onFiles={send}
            />
          )}
          <LibraryFilters />
          <FailureNotice failure={failure}>
            <Flex>
              <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={reload}>
                {text('unread.again')}
              </Button>
            </Flex>
          </FailureNotice>
          {can.delete && <CleanBar unused={unused} selected={selected} onSelect={setSelectedIds} onDone={reload} />}
          {!page && !failure && <Page.Loading />}
          {page && videos.length === 0 && (
            <EmptyStateLayout
              icon={<VideoIcon width="8rem" height="8rem" />}
              content={text(isNarrowed(query) ? 'videos.no-match' : 'videos.empty')}
            />
          )}
          {videos.length > 0 && (
            <Box
              tag="ul"
              background="neutral0"
              hasRadius
              shadow="tableShadow"
              aria-label={text('videos.title')}
              style={{ opacity: isLoading ? 0.6 : 1 }}
            >
              {videos.map((video) => (
                <VideoRow
                  key={video.videoId}
                  video={video}
                  isSelected={selected.includes(video)}
                  onSelect={
                    unused.includes(video)
                      ? (isSelected) =>
                          setSelectedIds((last) =>
                            isSelected ? [...last, video.videoId] : last.filter((videoId) => videoId !== video.videoId)
                          )
                      : undefined
                  }
                />
              ))}
            </Box>
          )}
          {page && page.meta.total > page.meta.pageSize && (
            <Flex justifyContent="flex-end">
              <Pagination.Root
                pageCount={Math.ceil(page.meta.total / page.meta.pageSize)}
                total={page.meta.total}
                defaultPageSize={page.meta.pageSize}
              >
                <Pagination.Links />
              </Pagination.Root>
            </Flex>
          )}
        </Flex>
      </Layouts.Content>
      {isImporting && <ImportDialog onClose={() => setIsImporting(false)} onImported={reload} />}
    </Page.Main>
  );
}
