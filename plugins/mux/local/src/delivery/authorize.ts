import { findByPlaybackId } from '../assets.ts';
import type { Context } from '../context.ts';
import { refuse } from '../http/problems.ts';
import type { Exchange } from '../http/router.ts';
import { isId } from '../ids.ts';
import type { AssetRecord, Film } from '../records.ts';
import type { Audience } from '../tokens.ts';

/** A request that may be served. */
export interface Admission {
  asset: AssetRecord;
  film: Film;
  /** What every address in our answer must end with to be served as well: the same proof, or nothing for a public film. */
  proof: string;
  /** How the answer was asked to be changed: the token's claims, or the query of a public film. */
  modifiers: Readonly<Record<string, string>>;
}

/**
 * Decides whether a request for pictures or sound is served. Every byte goes through here.
 *
 * @throws DeliveryProblem 400 for no id, 404 for an unknown one, 403 for the token, 412 while there is no film
 */
export async function authorize({
  context,
  exchange,
  audience,
}: {
  context: Context;
  exchange: Exchange;
  audience: Audience;
}): Promise<Admission> {
  const playbackId = exchange.params.playbackId ?? '';
  if (!isId(playbackId)) throw refuse.badParameter('Invalid playback ID');
  const found = findByPlaybackId({ state: context.state, playbackId });
  if (!found) throw refuse.unknown();
  const { asset, playback } = found;
  const opened =
    playback.policy === 'public' ? openPublic(exchange) : await openSigned({ context, exchange, playbackId, audience });
  if (asset.status !== 'ready' || !asset.film) throw refuse.notReady();
  return { asset, film: asset.film, ...opened };
}

function openPublic({ query }: Exchange): Pick<Admission, 'proof' | 'modifiers'> {
  return { proof: '', modifiers: Object.fromEntries(query) };
}

/** With a token, only what it says counts: whatever else is in the query is not signed and so not heard. */
async function openSigned({
  context,
  exchange,
  playbackId,
  audience,
}: {
  context: Context;
  exchange: Exchange;
  playbackId: string;
  audience: Audience;
}): Promise<Pick<Admission, 'proof' | 'modifiers'>> {
  const token = exchange.query.get('token');
  if (token === null || token === '') throw refuse.token('A token is required');
  const claims = await context.verifyToken({ token, playbackId, audience, headers: exchange.request.headers });
  const modifiers = Object.entries(claims).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value)
  );
  return {
    proof: `?token=${encodeURIComponent(token)}`,
    modifiers: Object.fromEntries(modifiers.map(([name, value]) => [name, String(value)])),
  };
}
