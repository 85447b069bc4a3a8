/** Addresses of the site's own pages, below where the site is. Slugs are letters, digits and hyphens. */
export const coursePagePath = ({ courseSlug }: { courseSlug: string }): string =>
  `/courses/${encodeURIComponent(courseSlug)}/`;

/** @param second where the film is to start; `null` where the learner left it */
export const lessonPagePath = ({
  courseSlug,
  lessonSlug,
  second = null,
}: {
  courseSlug: string;
  lessonSlug: string;
  second?: number | null;
}): string =>
  `${coursePagePath({ courseSlug })}${encodeURIComponent(lessonSlug)}/${second === null ? '' : `?t=${Math.floor(second)}`}`;
