import { Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import type { VideoFlag } from '../../../contract/index.ts';
import { formatDuration } from '../format.ts';
import { useText } from '../hooks/use-text.ts';

/** Why a video is outside the school's rules, one reason a line. */
export function Flags({ flags }: { flags: readonly VideoFlag[] }) {
  const text = useText();
  if (flags.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="flex-start" gap={1} aria-label={text('flags.title')}>
      {flags.map((flag) => (
        <Flex tag="li" key={flag.code} gap={1} alignItems="flex-start">
          <WarningCircle width="1.4rem" height="1.4rem" fill="warning600" aria-hidden style={{ flexShrink: 0 }} />
          <Typography variant="pi" textColor="warning700">
            {text(`flag.${flag.code}`, { actual: write(flag, flag.actual), limit: write(flag, flag.limit) })}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}

function write({ code }: VideoFlag, value: number | null): string {
  if (value === null) return '';
  return code === 'too-short' || code === 'too-long' ? formatDuration(value) : String(value);
}
