import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { announceTrack } from './announce.ts';
import type { Files } from './files.ts';
import { makeId } from './ids.ts';
import { composeStandIn } from './media/captions.ts';
import { nameLanguage } from './media/probe.ts';
import type { AssetRecord, GeneratedSubtitles, TrackRecord } from './records.ts';
import type { State } from './state.ts';
import type { Webhooks } from './webhooks/deliver.ts';

/** Adds a stand-in for each generated caption track that was asked for. The caller saves the state. */
export async function addGeneratedTracks({
  files,
  webhooks,
  asset,
  wanted,
}: {
  files: Files;
  webhooks: Webhooks;
  asset: AssetRecord;
  wanted: readonly GeneratedSubtitles[];
}): Promise<TrackRecord[]> {
  const made: TrackRecord[] = [];
  for (const { language_code: language = 'en', name, passthrough } of wanted) {
    // Nobody listens to the film here, so nobody can tell its language.
    const spoken = language === 'auto' ? 'en' : language;
    const track: TrackRecord = {
      id: makeId(),
      type: 'text',
      text_type: 'subtitles',
      text_source: 'generated_vod',
      language_code: spoken,
      name: name ?? `${nameLanguage(spoken)} (generated)`,
      ...(passthrough !== undefined ? { passthrough } : {}),
      closed_captions: true,
      status: 'preparing',
    };
    asset.tracks.push(track);
    announceTrack({ webhooks, asset, track, type: 'video.asset.track.created' });
    const path = files.captions({ assetId: asset.id, trackId: track.id });
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, composeStandIn({ duration: asset.film?.duration ?? 0, name: track.name ?? spoken }));
    track.status = 'ready';
    announceTrack({ webhooks, asset, track, type: 'video.asset.track.ready' });
    made.push(track);
  }
  return made;
}

/** Text tracks whose captions were on their way when an earlier run ended: nobody fetches them any more. The caller saves the state. */
export function giveUpUnfinishedTracks({ state, webhooks }: { state: State; webhooks: Webhooks }): void {
  for (const asset of Object.values(state.data.assets)) {
    for (const track of asset.tracks.filter(({ status }) => status === 'preparing')) {
      track.status = 'errored';
      track.error = { type: 'download_failed', messages: ['The text track could not be fetched before a restart.'] };
      announceTrack({ webhooks, asset, track, type: 'video.asset.track.errored' });
    }
  }
}
