import type { Clip, VideoObject, WithContext } from 'schema-dts';
import { toDuration } from './describe-course.ts';
import type { PublicFilm } from './read-public-film.ts';

export interface FilmFacts {
  name: string;
  description: string;
  url: string;
  language: string;
  /** The film's own frames need a token, so this is the picture of its course. */
  thumbnail: string;
  /** ISO time the lesson was published. */
  uploadedAt: string;
  film: PublicFilm;
}

/**
 * The film of a lesson that anyone may watch, by what Google asks of `VideoObject`. There is no address of the film in it:
 * that comes under a lease and for a few hours. Chapters are clips, at `?t=`, where the page starts its film.
 */
export function describeFilm({
  name,
  description,
  url,
  language,
  thumbnail,
  uploadedAt,
  film,
}: FilmFacts): WithContext<VideoObject> {
  const clips = film.chapters.map(
    ({ from, title }, index): Clip => ({
      '@type': 'Clip',
      name: title,
      startOffset: from,
      endOffset: film.chapters[index + 1]?.from ?? Math.floor(film.duration),
      url: `${url}?t=${from}`,
    })
  );
  return {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    name,
    description: description || name,
    thumbnailUrl: thumbnail,
    uploadDate: uploadedAt,
    duration: toDuration({ seconds: film.duration }),
    url,
    inLanguage: language,
    isAccessibleForFree: true,
    ...(clips.length > 0 && { hasPart: clips }),
  };
}
