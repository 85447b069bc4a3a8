import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise, Cross, Play } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { formatBytes } from '../format.ts';
import { useText } from '../hooks/use-text.ts';
import { useIsOnline } from '../hooks/use-uploads.ts';
import { describeUpload } from '../tray/describe-upload.ts';
import { uploads } from '../uploads/browser-uploads.ts';
import { percentOf, type Upload } from '../uploads/upload.ts';
import { Notice } from './notice.tsx';
import { PauseIcon } from './pause-icon.tsx';
import { ProgressBar } from './progress-bar.tsx';

/** A file on its way, where its video is shown: how far it is, and the means to stop it and to make it go on. */
export function UploadPanel({ upload, onCancelled }: { upload: Upload; onCancelled?: () => void }) {
  const text = useText();
  const { locale } = useIntl();
  const isOnline = useIsOnline();
  const [isCancelling, setIsCancelling] = useState(false);
  const { key, fileName: name, state } = upload;
  const size = formatBytes({ bytes: upload.size, locale });
  const words = describeUpload({ upload, video: null, isOnline, size });
  const isMoving = state === 'sending' || state === 'queued';

  async function cancel(): Promise<void> {
    setIsCancelling(true);
    const isGone = await uploads.cancel(key);
    setIsCancelling(false);
    if (isGone) onCancelled?.();
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" padding={4} hasRadius background="neutral100">
      {words.tone === 'danger' ? (
        <Notice
          tone="danger"
          title={text(words.id, words.values)}
          details={words.details.map((message) => text('upload.mux-says', { message }))}
        />
      ) : (
        <>
          <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Typography>
          <ProgressBar
            label={text('upload.for', { action: text('upload.progress'), name })}
            percent={percentOf(upload)}
          />
          <Typography textColor="neutral700">{text(words.id, words.values)}</Typography>
        </>
      )}
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography variant="pi" textColor="neutral600" style={{ flex: '1 1 20rem' }}>
          {isMoving ? text('upload.sending-hint') : ''}
        </Typography>
        <Flex gap={2} wrap="wrap">
          {isMoving && (
            <Button variant="tertiary" startIcon={<PauseIcon />} onClick={() => uploads.pause(key)}>
              {text('upload.pause')}
            </Button>
          )}
          {state === 'paused' && (
            <Button variant="tertiary" startIcon={<Play />} onClick={() => uploads.resume(key)}>
              {text('upload.resume')}
            </Button>
          )}
          {(state === 'failed' || state === 'expired') && (
            <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={() => uploads.resume(key)}>
              {text(state === 'failed' ? 'upload.retry' : 'upload.anew')}
            </Button>
          )}
          <Button variant="tertiary" startIcon={<Cross />} loading={isCancelling} onClick={() => void cancel()}>
            {text('upload.cancel')}
          </Button>
        </Flex>
      </Flex>
    </Flex>
  );
}
