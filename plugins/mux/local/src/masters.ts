import { announceAsset } from './announce.ts';
import type { Context } from './context.ts';
import { makeId } from './ids.ts';
import type { AssetRecord } from './records.ts';

/** Milliseconds a master can be fetched; then access ends by itself. */
const MASTER_LIFE = 24 * 60 * 60 * 1000;

/** Opens the master for a day. The file is there at once: it is the one that was uploaded. The caller saves the state. */
export function openMaster({ context, asset }: { context: Context; asset: AssetRecord }): void {
  endMasterInTime({ context, asset });
  if (asset.master) return;
  asset.master = { token: makeId(), until: context.now() + MASTER_LIFE };
  announceAsset({ webhooks: context.webhooks, asset, type: 'video.asset.master.ready' });
}

/** Ends access to the master. The caller saves the state. */
export function closeMaster({ context, asset }: { context: Context; asset: AssetRecord }): void {
  if (!asset.master) return;
  delete asset.master;
  announceAsset({ webhooks: context.webhooks, asset, type: 'video.asset.master.deleted' });
}

/** Forgets a master whose day is over, before anybody is shown it. */
export function endMasterInTime({ context, asset }: { context: Context; asset: AssetRecord }): void {
  if (asset.master && asset.master.until <= context.now()) closeMaster({ context, asset });
}
