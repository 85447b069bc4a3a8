/** What every build reads: a token that is not let in here is the wrong one, and a school without courses has an empty list. */
const ASKED = '/api/courses?fields[0]=slug&pagination[pageSize]=1';

/**
 * Asks the CMS one question before the build does anything, so that a build that cannot succeed ends in a sentence
 * and not in a stack trace.
 *
 * @returns what is wrong, in plain words, or null when the build may go on
 */
export async function findCmsProblem({
  cmsUrl,
  token,
  fetch = globalThis.fetch,
}: {
  cmsUrl: string;
  token: string;
  fetch?: typeof globalThis.fetch;
}): Promise<string | null> {
  let response: Response;
  try {
    response = await fetch(`${cmsUrl}${ASKED}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(20_000),
    });
  } catch (error) {
    return `The CMS does not answer at ${cmsUrl} (${describe(error)}). Start it, or set CMS_URL to where it is, and build again. The site that is live stays as it is.`;
  }
  if (response.status === 401 || response.status === 403) {
    return `The CMS at ${cmsUrl} refused the build's token (${response.status}). SITE_BUILD_TOKEN must be the same for the site and the CMS.`;
  }
  if (!response.ok) return `The CMS at ${cmsUrl} answered ${response.status} instead of its courses. Its log says why.`;
  return null;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  return cause || error.message;
}
