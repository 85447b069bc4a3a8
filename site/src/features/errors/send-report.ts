import { readStored, writeStored } from '../../lib/storage.ts';

const CONSENT = 'diamond.reports';

/** Whether the school wants reports of errors at all; known when the site is built. */
export const areReportsWanted: boolean = Boolean(process.env.GATSBY_SENTRY_DSN);

/** Whether this browser's learner agreed to every report, once and for all. */
export const mayReportAlways = (): boolean => readStored(CONSENT) === 'always';

export const agreeToReports = (): boolean => writeStored({ key: CONSENT, value: 'always' });

/**
 * Reports an error, which its learner agreed to. What does it is loaded here and now; where no reports are wanted the build
 * leaves the code out, which takes the variable itself in the condition.
 *
 * @returns whether it was sent
 */
export async function sendReport({ error, requestId }: { error: unknown; requestId: string }): Promise<boolean> {
  if (process.env.GATSBY_SENTRY_DSN) {
    const { reportToSentry } = await import('./sentry.ts');
    return reportToSentry({ dsn: process.env.GATSBY_SENTRY_DSN, error, requestId, page: location.pathname });
  }
  return false;
}
