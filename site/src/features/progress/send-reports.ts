import { readOutcome, readSyncOutcomes, type SendOutcome } from '@diamond/progress/contract/outcome';
import { lessonProgressPath, syncPath } from '@diamond/progress/contract/paths';
import type { SyncReport } from '@diamond/progress/contract/types';
import { readLearner } from '../auth/access-token.ts';
import type { Session } from '../auth/session.ts';

/** Milliseconds after which reports that were not answered are tried again. */
const TIMEOUT = 15_000;

const LATER: SendOutcome = { kind: 'retry' };

/**
 * Sends reports as the learner they belong to, and as nobody else: while another one is signed in they wait.
 * Goes past `session.request`: every answer is for the queue to read, and a page that goes cannot wait for a new token.
 */
export async function sendReports({
  session,
  cmsUrl,
  owner,
  reports,
  keepalive,
}: {
  session: Pick<Session, 'token'>;
  cmsUrl: string;
  owner: string;
  reports: SyncReport[];
  keepalive: boolean;
}): Promise<SendOutcome[]> {
  const token = ownedBy(owner, await session.token());
  if (token === null) return reports.map(() => LATER);
  let response = await send({ cmsUrl, reports, keepalive, token });
  if (response.status === 401 && !keepalive) {
    const renewed = ownedBy(owner, await session.token({ instead: token }));
    if (renewed === null) return reports.map(() => LATER);
    response = await send({ cmsUrl, reports, keepalive, token: renewed });
  }
  const body: unknown = await response.json().catch(() => null);
  const answer = { status: response.status, body, retryAfter: response.headers.get('retry-after') };
  if (reports.length === 1) return [readOutcome(answer)];
  const outcomes = readSyncOutcomes({ count: reports.length, ...answer });
  if (outcomes) return outcomes;
  const alone: SendOutcome[] = [];
  for (const report of reports) {
    alone.push(...(await sendReports({ session, cmsUrl, owner, reports: [report], keepalive })));
  }
  return alone;
}

/** The token if it is this learner's, else null. */
function ownedBy(owner: string, token: string | null): string | null {
  return token !== null && readLearner(token) === owner ? token : null;
}

function send({
  cmsUrl,
  reports,
  keepalive,
  token,
}: {
  cmsUrl: string;
  reports: SyncReport[];
  keepalive: boolean;
  token: string;
}): Promise<Response> {
  const [only, ...others] = reports;
  const { lessonId, ...report } = only ?? { lessonId: '' };
  const isAlone = others.length === 0;
  return fetch(`${cmsUrl}${isAlone ? lessonProgressPath(lessonId) : syncPath}`, {
    method: isAlone ? 'PUT' : 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(isAlone ? report : { reports }),
    credentials: 'omit',
    keepalive,
    signal: keepalive ? undefined : AbortSignal.timeout(TIMEOUT),
  });
}
