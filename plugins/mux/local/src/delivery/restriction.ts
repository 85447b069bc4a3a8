import type { IncomingMessage } from 'node:http';
import type { RestrictionRecord } from '../records.ts';

/** Programs that fetch films rather than show them. */
const HIGH_RISK = /curl|wget|ffmpeg|lavf|vlc|python|go-http-client|yt-dlp/i;

/**
 * Whether a playback restriction lets a request pass: from the pages it names, with the players it allows.
 *
 * Source: "playback restrictions" in Mux's OpenAPI file: `[]` denies every page, `*` allows every one, `*.example.com`
 * allows what is below it.
 */
export function isAdmitted({
  restriction,
  headers,
}: {
  restriction: RestrictionRecord;
  headers: IncomingMessage['headers'];
}): boolean {
  return isFromAllowedPage({ restriction, referer: headers.referer }) && isAllowedPlayer({ restriction, headers });
}

function isFromAllowedPage({
  restriction: { referrer },
  referer,
}: {
  restriction: RestrictionRecord;
  referer: string | undefined;
}): boolean {
  const domain = URL.parse(referer ?? '')?.hostname;
  if (domain === undefined) return referrer.allow_no_referrer;
  return referrer.allowed_domains.some(
    (allowed) =>
      allowed === '*' || allowed === domain || (allowed.startsWith('*.') && domain.endsWith(allowed.slice(1)))
  );
}

function isAllowedPlayer({
  restriction,
  headers,
}: {
  restriction: RestrictionRecord;
  headers: IncomingMessage['headers'];
}): boolean {
  const { allow_no_user_agent: allowsNone, allow_high_risk_user_agent: allowsRisk } = restriction.user_agent;
  const player = headers['user-agent'];
  if (!player) return allowsNone;
  return allowsRisk || !HIGH_RISK.test(player);
}
