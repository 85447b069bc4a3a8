import { Button, Dialog, Flex, Status, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { adminPaths } from '../../../contract/admin.ts';
import type { Caption } from '../../../contract/video.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Section } from '../components/section.tsx';
import { formatLanguage } from '../format.ts';
import { useText } from '../hooks/use-text.ts';
import { AddCaptions } from './add-captions.tsx';
import { CaptionEditor } from './caption-editor.tsx';
import { useChange, type Part } from './use-change.ts';

/** Captions of a film: what there is, in which language, to edit, to delete and to add. */
export function CaptionsPart({ video, onChange, isReadOnly }: Part & { isReadOnly: boolean }) {
  const text = useText();
  const [edited, setEdited] = useState<Caption | null>(null);
  return (
    <Section title={text('captions.title')} hint={text('captions.hint')}>
      {video.captions.length === 0 ? (
        <Typography textColor="neutral600">{text('captions.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {video.captions.map((caption) => (
            <CaptionRow
              key={caption.trackId}
              caption={caption}
              video={video}
              onChange={onChange}
              isReadOnly={isReadOnly}
              onEdit={() => setEdited(caption)}
            />
          ))}
        </Flex>
      )}
      {!isReadOnly && <AddCaptions video={video} onChange={onChange} />}
      {edited && (
        <CaptionEditor
          key={edited.trackId}
          caption={edited}
          video={video}
          onChange={onChange}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

function CaptionRow({
  caption,
  video,
  onChange,
  isReadOnly,
  onEdit,
}: Part & { caption: Caption; isReadOnly: boolean; onEdit: () => void }) {
  const text = useText();
  const { locale } = useIntl();
  const change = useChange({ onChange });
  const { trackId, language, status, source } = caption;
  const named = language === null ? null : formatLanguage({ code: language, locale });
  const name = caption.name ?? named ?? '?';
  const tone = { preparing: 'warning', ready: 'success', errored: 'danger' } as const;

  return (
    <li>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="semiBold">{name}</Typography>
          <Typography textColor="neutral600">
            {[named === name ? null : named, source && text(`captions.source.${source}`)].filter(Boolean).join(' · ')}
          </Typography>
          <Status variant={tone[status]} size="XS">
            <Typography variant="pi" fontWeight="bold" textColor={`${tone[status]}600`}>
              {text(`filter.status.${status}`)}
            </Typography>
          </Status>
        </Flex>
        {!isReadOnly && (
          <Flex gap={2}>
            {status === 'ready' && (
              <Button
                variant="tertiary"
                size="S"
                startIcon={<Pencil />}
                aria-label={text('upload.for', { action: text('captions.edit'), name })}
                onClick={onEdit}
              >
                {text('captions.edit')}
              </Button>
            )}
            <Dialog.Root>
              <Dialog.Trigger>
                <Button
                  variant="danger-light"
                  size="S"
                  startIcon={<Trash />}
                  loading={change.isRunning}
                  aria-label={text('upload.for', { action: text('delete'), name })}
                >
                  {text('delete')}
                </Button>
              </Dialog.Trigger>
              <ConfirmDialog
                title={text('captions.delete-title', { name })}
                onConfirm={() => void change.run(({ del }) => del(adminPaths.caption(video.videoId, trackId)))}
              >
                {text('captions.delete-question')}
              </ConfirmDialog>
            </Dialog.Root>
          </Flex>
        )}
      </Flex>
      <FailureNotice failure={change.failure} />
    </li>
  );
}
