import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Video } from '../../../contract/index.ts';
import { formatDuration } from '../format.ts';
import { useCaptionName } from '../hooks/use-caption-name.ts';
import { useText } from '../hooks/use-text.ts';

/** What Mux measured of a film. `more`: further facts, as pairs of a label and a value; one without a value is left out. */
export function Facts({ video, more = [] }: { video: Video; more?: readonly (readonly [string, string | null])[] }) {
  const text = useText();
  const nameOf = useCaptionName();
  const { locale } = useIntl();
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const facts: (readonly [string, string | null])[] = [
    [text('ready.duration'), video.duration === null ? null : formatDuration(video.duration)],
    [text('ready.resolution'), video.resolution],
    [text('ready.shape'), video.aspectRatio],
    [text('ready.captions'), list.format(video.captions.map(nameOf)) || text('ready.no-captions')],
    ...more,
  ];
  return (
    <Flex tag="dl" gap={4} wrap="wrap" alignItems="flex-start">
      {facts.map(
        ([label, value]) =>
          value !== null && (
            <div key={label}>
              <Typography tag="dt" variant="sigma" textColor="neutral600">
                {label}
              </Typography>
              <Typography tag="dd" style={{ overflowWrap: 'anywhere' }}>
                {value}
              </Typography>
            </div>
          )
      )}
    </Flex>
  );
}
