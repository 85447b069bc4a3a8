import { useSchool } from './use-school.ts';

/** Title, description and address of a page; every page exports one as `Head`. */
export function PageHead({
  title,
  description,
  path,
  isPrivate = false,
}: {
  title?: string;
  description?: string;
  path: string;
  isPrivate?: boolean;
}) {
  const school = useSchool();
  const shown = title ? `${title} · ${school.name}` : `${school.name}: ${school.tagline}`;
  const text = description || school.tagline;
  return (
    <>
      <title>{shown}</title>
      <meta name="description" content={text} />
      <meta property="og:title" content={title || school.name} />
      <meta property="og:description" content={text} />
      <meta property="og:type" content="website" />
      {isPrivate ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={`${school.siteUrl}${path}`} />
      )}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    </>
  );
}
