import { Status, Typography } from '@strapi/design-system';
import type { VideoStatus } from '../../../contract/index.ts';
import { useText } from '../hooks/use-text.ts';

const TONES: Record<VideoStatus, 'secondary' | 'warning' | 'danger' | 'success'> = {
  waiting: 'secondary',
  preparing: 'warning',
  timed_out: 'danger',
  cancelled: 'secondary',
  errored: 'danger',
  ready: 'success',
  deleted: 'danger',
};

/** Where a video stands, in a word. */
export function StatusBadge({ status }: { status: VideoStatus }) {
  const text = useText();
  const tone = TONES[status];
  return (
    <Status variant={tone} size="XS">
      <Typography variant="pi" fontWeight="bold" textColor={tone === 'secondary' ? 'secondary600' : `${tone}600`}>
        {text(`filter.status.${status}`)}
      </Typography>
    </Status>
  );
}
