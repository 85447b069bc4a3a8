import { Box, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { ArrowClockwise, Cross, Folder, Play } from '@strapi/icons';
import { useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { PauseIcon } from '../components/pause-icon.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { formatBytes } from '../format.ts';
import { useText, type TextId } from '../hooks/use-text.ts';
import { useVideo } from '../hooks/use-video.ts';
import { addressOfVideo } from '../plugin-id.ts';
import { uploads } from '../uploads/browser-uploads.ts';
import { percentOf, type Upload } from '../uploads/upload.ts';
import { describeUpload } from './describe-upload.ts';

/** One file on its way, with the means to stop it and to make it go on. */
export function UploadRow({ upload, isOnline }: { upload: Upload; isOnline: boolean }) {
  const text = useText();
  const { locale } = useIntl();
  const { key, fileName, purpose, state, videoId } = upload;
  const { video } = useVideo(state === 'sent' ? videoId : null);
  const [isCancelling, setIsCancelling] = useState(false);
  const size = formatBytes({ bytes: upload.size, locale });
  const words = describeUpload({ upload, video, isOnline, size });
  const hasEnded = state === 'sent' || state === 'expired';

  async function cancel(): Promise<void> {
    setIsCancelling(true);
    await uploads.cancel(key);
    setIsCancelling(false);
  }

  return (
    <Row>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
        <Box minWidth={0} flex="1">
          <Typography tag="p" fontWeight="semiBold" ellipsis title={fileName}>
            {fileName}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600" ellipsis>
            {purpose.kind === 'new' ? text('upload.new') : text('upload.replace', { title: purpose.title })}
          </Typography>
        </Box>
        <Flex gap={1}>
          {(state === 'sending' || state === 'queued') && (
            <Action name={fileName} label="upload.pause" onClick={() => uploads.pause(key)}>
              <PauseIcon />
            </Action>
          )}
          {state === 'paused' && (
            <Action name={fileName} label="upload.resume" onClick={() => uploads.resume(key)}>
              <Play />
            </Action>
          )}
          {(state === 'failed' || state === 'expired') && (
            <Action
              name={fileName}
              label={state === 'failed' ? 'upload.retry' : 'upload.anew'}
              onClick={() => uploads.resume(key)}
            >
              <ArrowClockwise />
            </Action>
          )}
          <Action
            name={fileName}
            label={hasEnded ? 'upload.dismiss' : 'upload.cancel'}
            isDisabled={isCancelling}
            onClick={() => void cancel()}
          >
            <Cross />
          </Action>
        </Flex>
      </Flex>
      {(state === 'sending' || state === 'paused' || state === 'opening') && (
        <ProgressBar
          label={text('upload.for', { action: text('upload.progress'), name: fileName })}
          percent={percentOf(upload)}
        />
      )}
      <Flex justifyContent="space-between" alignItems="flex-start" gap={2} wrap="wrap">
        <Typography variant="pi" textColor={words.tone === 'neutral' ? 'neutral700' : `${words.tone}700`}>
          {text(words.id, words.values)}
        </Typography>
        {state === 'sent' && videoId !== null && (
          <Link tag={NavLink} to={addressOfVideo(videoId)}>
            {text('upload.show-video')}
          </Link>
        )}
      </Flex>
      {words.details.map((message) => (
        <Typography key={message} tag="p" variant="pi" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {text('upload.mux-says', { message })}
        </Typography>
      ))}
      {state === 'unfinished' && <ChooseSame upload={upload} size={size} />}
    </Row>
  );
}

function Action({
  name,
  label,
  isDisabled = false,
  onClick,
  children,
}: {
  name: string;
  label: TextId;
  isDisabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const text = useText();
  return (
    <IconButton
      variant="ghost"
      label={text('upload.for', { action: text(label), name })}
      disabled={isDisabled}
      onClick={onClick}
    >
      {children}
    </IconButton>
  );
}

/** Takes the file of an upload that was begun before this page was loaded; only the very same goes on. */
function ChooseSame({ upload, size }: { upload: Upload; size: string }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [isOther, setIsOther] = useState(false);
  const { fileName: name, purpose, key } = upload;

  function handleChange(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) setIsOther(!uploads.goOn({ key, file, purpose }));
  }

  return (
    <Box>
      <IconAndText
        type="button"
        onClick={() => input.current?.click()}
        aria-label={text('upload.for', { action: text('upload.choose-same'), name })}
      >
        <Folder aria-hidden width="1.4rem" height="1.4rem" />
        {text('upload.choose-same')}
      </IconAndText>
      <input ref={input} type="file" hidden data-upload={name} onChange={handleChange} />
      {isOther && (
        <Typography tag="p" role="alert" variant="pi" textColor="danger600">
          {text('upload.other-file', { name, size })}
        </Typography>
      )}
    </Box>
  );
}

const Row = styled.li`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[2]} ${theme.spaces[3]} ${theme.spaces[4]}`};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const IconAndText = styled.button`
  display: inline-flex;
  gap: ${({ theme }) => theme.spaces[2]};
  align-items: center;
  color: ${({ theme }) => theme.colors.primary600};
  fill: currentcolor;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  cursor: pointer;
`;
