import { Button, Flex, IconButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { ChevronDown, ChevronUp, CloudUpload } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { useEffect, useId, useState } from 'react';
import { styled } from 'styled-components';
import { VIDEO_ACTIONS } from '../../../contract/admin.ts';
import { useText } from '../hooks/use-text.ts';
import { useIsOnline, useUploads } from '../hooks/use-uploads.ts';
import { readFailure } from '../read-failure.ts';
import { uploads } from '../uploads/browser-uploads.ts';
import { isUnderWay, type Upload } from '../uploads/upload.ts';
import { UploadRow } from './upload-row.tsx';
import { useAnnouncement } from './use-announcement.ts';

/**
 * The uploads of this tab, on every page of the admin. It is mounted beside the pages, never in one, so that moving through
 * the admin, or signing in anew, changes nothing.
 */
export function UploadTray() {
  const text = useText();
  const all = useUploads();
  const isOnline = useIsOnline();
  const [isOpen, setIsOpen] = useState(true);
  const restoreProblem = useRestore();
  const announcement = useAnnouncement(all);
  const listId = useId();

  const under = all.filter(isUnderWay);
  const isDone = ({ state }: Upload): boolean => state === 'sent';
  if (all.length === 0) return <VisuallyHidden role="status">{announcement}</VisuallyHidden>;

  return (
    <Tray aria-label={text('tray.title')}>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      <Flex justifyContent="space-between" gap={2} paddingLeft={4} paddingRight={2} paddingTop={2} paddingBottom={2}>
        <Flex gap={2} minWidth={0}>
          <CloudUpload aria-hidden width="1.6rem" height="1.6rem" />
          <Typography fontWeight="semiBold">{text('tray.title')}</Typography>
          <Typography variant="pi" textColor="neutral600" ellipsis>
            {text('tray.summary', { under: under.length, percent: averageOf(under) })}
          </Typography>
        </Flex>
        <IconButton
          label={text(isOpen ? 'tray.close' : 'tray.open')}
          variant="ghost"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setIsOpen((last) => !last)}
        >
          {isOpen ? <ChevronDown /> : <ChevronUp />}
        </IconButton>
      </Flex>
      <Body id={listId} hidden={!isOpen}>
        {!isOnline && under.length > 0 && (
          <Typography tag="p" variant="pi" textColor="warning700" paddingLeft={4} paddingRight={4} paddingBottom={2}>
            {text('tray.offline')}
          </Typography>
        )}
        <ul>
          {all.map((upload) => (
            <UploadRow key={upload.key} upload={upload} isOnline={isOnline} />
          ))}
        </ul>
        <Flex justifyContent="space-between" gap={2} padding={4} paddingTop={2} wrap="wrap">
          <Typography variant="pi" textColor="neutral600" style={{ flex: '1 1 16rem' }}>
            {restoreProblem ? text('tray.unread') : under.length > 0 ? text('tray.stay') : ''}
          </Typography>
          {all.some(isDone) && (
            <Button
              variant="tertiary"
              size="S"
              onClick={() => all.filter(isDone).forEach(({ key }) => void uploads.cancel(key))}
            >
              {text('tray.clear')}
            </Button>
          )}
        </Flex>
      </Body>
    </Tray>
  );
}

/** Looks up what was begun before this page was loaded, once somebody who may upload has signed in. True: it failed. */
function useRestore(): boolean {
  const mayUpload = useAuth('UploadTray', ({ token, permissions }) =>
    token === null ? false : permissions.some(({ action }) => action === VIDEO_ACTIONS.upload)
  );
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    if (!mayUpload) return;
    uploads.restore().then(
      () => setHasFailed(false),
      (error: unknown) => setHasFailed(readFailure(error) !== null)
    );
  }, [mayUpload]);
  return hasFailed;
}

/** 0 to 100, by bytes. */
function averageOf(all: readonly Upload[]): number {
  const sum = (of: (upload: Upload) => number) => all.reduce((total, upload) => total + of(upload), 0);
  const size = sum((upload) => upload.size);
  return size === 0 ? 0 : Math.min(99, Math.floor((sum(({ loaded }) => loaded) / size) * 100));
}

const Tray = styled.section`
  position: fixed;
  right: ${({ theme }) => theme.spaces[4]};
  bottom: ${({ theme }) => theme.spaces[4]};
  /* Over the pages and their sticky bars, below dialogs. */
  z-index: 9;
  width: min(44rem, calc(100vw - ${({ theme }) => theme.spaces[8]}));
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;

const Body = styled.div`
  max-height: min(44rem, 55vh);
  overflow-y: auto;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
`;
