import { rm } from 'node:fs/promises';
import { announceUpload } from '../announce.ts';
import { createAsset } from '../assets.ts';
import type { Context } from '../context.ts';
import type { UploadRecord } from '../records.ts';

/** Finds an upload by the secret in its address; what has run out is marked as such first. */
export function findUploadByToken({ context, token }: { context: Context; token: string }): UploadRecord | undefined {
  const upload = Object.values(context.state.data.uploads).find((known) => known.token === token);
  if (upload) expireUpload({ context, upload });
  return upload;
}

/** Marks an upload whose time has passed as timed out; nobody is told, as with Mux. The bytes that came are dropped. */
export function expireUpload({ context, upload }: { context: Context; upload: UploadRecord }): void {
  if (upload.status !== 'waiting' || context.now() < upload.createdAt + upload.timeout * 1000) return;
  upload.status = 'timed_out';
  void Promise.all([context.state.save(), rm(context.files.upload(upload.id), { force: true })]).catch(
    (error: unknown) => console.error('local Mux: an upload that timed out could not be cleared away', error)
  );
}

/** The last byte is here: the upload becomes an asset. */
export async function completeUpload({ context, upload }: { context: Context; upload: UploadRecord }): Promise<void> {
  const asset = createAsset({ context, settings: upload.settings, isTest: upload.isTest, uploadId: upload.id });
  upload.status = 'asset_created';
  upload.assetId = asset.id;
  announceUpload({ webhooks: context.webhooks, upload, type: 'video.upload.asset_created' });
  await context.state.save();
  context.ingest.enqueue(asset.id);
}
