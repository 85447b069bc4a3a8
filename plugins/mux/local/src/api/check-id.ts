import { invalidParameters, notFound } from '../http/problems.ts';
import { isId } from '../ids.ts';
import type { AssetRecord } from '../records.ts';
import { lookUp, type State } from '../state.ts';

/**
 * The id in a path.
 *
 * @throws ApiProblem 400 when it could be nobody's
 */
export function checkId(id: string | undefined): string {
  if (id === undefined || !isId(id)) throw invalidParameters('Failed to parse ID');
  return id;
}

/**
 * The asset named in a path.
 *
 * @throws ApiProblem 400 or 404
 */
export function findAsset({ state, assetId }: { state: State; assetId: string | undefined }): AssetRecord {
  const asset = lookUp(state.data.assets, checkId(assetId));
  if (!asset) throw notFound();
  return asset;
}
