import { Button, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { styled } from 'styled-components';
import { useText } from '../hooks/use-text.ts';
import type { ActiveUpload } from '../uploads.ts';

/** A screen reader hears every quarter; a bar that speaks at every percent is no help to anyone. */
const SPOKEN_STEP = 25;

/** A file on its way, with the means to stop it. */
export function UploadProgress({
  upload,
  isCancelling,
  onCancel,
}: {
  upload: ActiveUpload;
  isCancelling: boolean;
  onCancel: () => void;
}) {
  const text = useText();
  const { fileName: name, percent } = upload;
  const spoken = Math.floor(percent / SPOKEN_STEP) * SPOKEN_STEP;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" padding={4} hasRadius background="neutral100">
      <Typography aria-hidden fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
        {text('upload.sending', { name, percent })}
      </Typography>
      <VisuallyHidden role="status">{text('upload.sending', { name, percent: spoken })}</VisuallyHidden>
      <Track
        role="progressbar"
        aria-label={text('upload.progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <Fill style={{ width: `${percent}%` }} />
      </Track>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography variant="pi" textColor="neutral600" style={{ flex: '1 1 20rem' }}>
          {text('upload.sending-hint')}
        </Typography>
        <Button variant="tertiary" startIcon={<Cross />} loading={isCancelling} onClick={onCancel}>
          {text('upload.cancel')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** The design system's own bar tells assistive technology no value. */
const Track = styled.div`
  height: 0.8rem;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Fill = styled.div`
  height: 100%;
  background: ${({ theme }) => theme.colors.primary600};
  transition: width 200ms linear;

  @media (prefers-reduced-motion: reduce) {
    transition: none;
  }
`;
