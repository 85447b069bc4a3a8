import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useText } from '../hooks/use-text.ts';

/** How old the figures are. */
export function AsOf({ asOf }: { asOf: string | null }) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {asOf === null
        ? text('asOf.none')
        : text('asOf', { time: formatDate(asOf, { dateStyle: 'medium', timeStyle: 'medium' }) })}
    </Typography>
  );
}
