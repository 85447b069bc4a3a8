import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Cross } from '@strapi/icons';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { adminPaths, type Take } from '../../../contract/index.ts';
import { DropZone } from '../components/drop-zone.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Section } from '../components/section.tsx';
import { Thumbnail } from '../components/thumbnail.tsx';
import { UploadPanel } from '../components/upload-panel.tsx';
import { formatBytes, formatDuration } from '../format.ts';
import type { Can } from '../hooks/use-can.ts';
import { useText } from '../hooks/use-text.ts';
import { useUploads } from '../hooks/use-uploads.ts';
import { StatusBadge } from '../library/status-badge.tsx';
import { uploads } from '../uploads/browser-uploads.ts';
import { useChange, type Part } from './use-change.ts';

/** The films behind the one that is on: the next one, and those that are kept to switch back to. */
export function TakesPart({ video, onChange, can, onLook }: Part & { can: Can; onLook: () => void }) {
  const text = useText();
  const { videoId, title, takes, status, replacement } = video;
  const upload = useUploads().findLast(
    ({ purpose, state }) => purpose.kind === 'replace' && purpose.videoId === videoId && state !== 'unfinished'
  );
  const isSending = upload !== undefined && upload.state !== 'sent';
  const isSent = upload?.state === 'sent';
  useEffect(() => {
    if (isSent) onLook();
  }, [isSent, onLook]);

  const canReplace =
    can.replace &&
    !isSending &&
    replacement !== 'under-way' &&
    (status === 'ready' || status === 'errored' || status === 'deleted');
  return (
    <Section title={text('takes.title')} hint={text('takes.hint')}>
      {isSending && <UploadPanel upload={upload} onCancelled={onLook} />}
      {takes.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {takes.map((take) => (
            <TakeRow key={take.takeId} take={take} video={video} onChange={onChange} can={can} isSending={isSending} />
          ))}
        </Flex>
      )}
      {canReplace && (
        <DropZone
          inputId="replacement-file"
          title={text('drop.title-replace')}
          hint={text('drop.hint-replace')}
          onFiles={([file]) => file && uploads.add({ file, purpose: { kind: 'replace', videoId, title } })}
        />
      )}
      {!can.replace && takes.length === 0 && <Typography textColor="neutral600">{text('takes.none')}</Typography>}
    </Section>
  );
}

function TakeRow({ take, video, onChange, can, isSending }: Part & { take: Take; can: Can; isSending: boolean }) {
  const text = useText();
  const { locale, formatDate } = useIntl();
  const change = useChange({ onChange });
  const { kind, status, error, keptUntil, fileName, takeId } = take;
  const facts = [
    take.duration === null ? null : formatDuration(take.duration),
    take.resolution,
    take.size === null ? null : formatBytes({ bytes: take.size, locale }),
    fileName,
  ].filter((fact) => fact !== null);

  return (
    <li>
      <Flex gap={4} alignItems="flex-start" wrap="wrap">
        <Thumbnail src={take.thumbnail} />
        <Flex direction="column" alignItems="flex-start" gap={1} flex="1 1 20rem">
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="semiBold">{text(`takes.${kind}`)}</Typography>
            <StatusBadge status={status} />
          </Flex>
          <Typography textColor="neutral700" style={{ overflowWrap: 'anywhere' }}>
            {facts.join(' · ')}
          </Typography>
          {keptUntil !== null && (
            <Typography variant="pi" textColor="neutral600">
              {text('takes.kept-until', { date: formatDate(keptUntil, { dateStyle: 'long' }) })}
            </Typography>
          )}
          {error?.messages.map((message) => (
            <Typography key={message} textColor="danger600" style={{ overflowWrap: 'anywhere' }}>
              {text('upload.mux-says', { message })}
            </Typography>
          ))}
        </Flex>
        {can.replace && kind === 'kept' && status === 'ready' && (
          <Button
            variant="tertiary"
            startIcon={<ArrowsCounterClockwise />}
            loading={change.isRunning}
            onClick={() => void change.run(({ post }) => post(adminPaths.switchBack(video.videoId), { takeId }))}
          >
            {text('takes.switch-back')}
          </Button>
        )}
        {can.replace && kind === 'next' && !isSending && (
          <Button
            variant="tertiary"
            startIcon={<Cross />}
            loading={change.isRunning}
            onClick={() => void change.run(({ del }) => del(adminPaths.replacement(video.videoId)))}
          >
            {text('takes.give-up')}
          </Button>
        )}
      </Flex>
      <FailureNotice failure={change.failure} />
    </li>
  );
}
