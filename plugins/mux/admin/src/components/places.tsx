import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Place } from '../../../contract/index.ts';
import { useText } from '../hooks/use-text.ts';

/** Where a video is shown: every entry, with its language and whether learners see it. `count`: how many there are in all. */
export function Places({ places, count }: { places: readonly Place[]; count: number }) {
  const text = useText();
  if (count === 0) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {text('places.none')}
      </Typography>
    );
  }
  return (
    <Flex tag="ul" direction="column" alignItems="flex-start" gap={1} aria-label={text('places.title')}>
      {places.map((place) => (
        <li key={`${place.contentType} ${place.documentId} ${place.locale}`}>
          {place.documentId === null ? (
            <Typography>{place.title ?? place.contentType}</Typography>
          ) : (
            <Link tag={NavLink} to={addressOf({ ...place, documentId: place.documentId })}>
              {place.title ?? place.documentId}
            </Link>
          )}{' '}
          <Typography variant="pi" textColor="neutral600">
            {[place.locale, text(stateOf(place))].filter(Boolean).join(' · ')}
          </Typography>
        </li>
      ))}
      {count > places.length && (
        <Typography tag="li" variant="pi" textColor="neutral600">
          {text('places.more', { count: count - places.length })}
        </Typography>
      )}
    </Flex>
  );
}

function stateOf({ isDraft, isPublished }: Place): 'places.both' | 'places.published' | 'places.draft' {
  if (isPublished) return isDraft ? 'places.both' : 'places.published';
  return 'places.draft';
}

function addressOf({ contentType, documentId, locale }: Place & { documentId: string }): string {
  const address = `/content-manager/collection-types/${contentType}/${encodeURIComponent(documentId)}`;
  return locale === null ? address : `${address}?plugins[i18n][locale]=${encodeURIComponent(locale)}`;
}
