import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Caption, CaptionText, LineProblem } from '../../../contract/index.ts';
import { chooseTrackName, nameLanguage } from '../../../domain/name-captions.ts';
import { parseCaptions } from '../../../domain/parse-captions.ts';
import { claimFromTrack, claimTrackGone } from '../../../domain/read-event.ts';
import { readText } from '../../../domain/read-mux.ts';
import type { Stamp } from '../../../domain/stamp.ts';
import { stampAfter } from '../../../domain/stamp-after.ts';
import type { Track } from '../../../domain/truth.ts';
import { getService } from '../get-service.ts';
import { createStore, type StoredVideo } from '../store.ts';
import type { StoredCaptions } from '../store/captions.ts';
import { listCaptions } from './present-video.ts';
import { createRecorder } from './record-claim.ts';

/** What a lesson holds may be no id of ours. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

type ReadyFilm = StoredVideo & { assetId: string };

/** Captions: given as a file, written by Mux, edited in place. Mux fetches their texts from an address nobody can guess. */
export default function createCaptions({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  const record = createRecorder({ strapi });
  const client = () => getService(strapi, 'mux-client');

  /** @throws Refusal 404; 409 `video-not-ready`: Mux takes captions for a film that is ready */
  async function readFilm({ videoId }: { videoId: string }): Promise<ReadyFilm> {
    const video = await store.findVideo({ videoId });
    if (!video) throw new Refusal({ status: 404, code: 'video-not-found', message: 'There is no such video.' });
    const { assetId } = video;
    if (video.status !== 'ready' || assetId === null)
      throw new Refusal({
        status: 409,
        code: 'video-not-ready',
        message: 'Captions can be given to a film once it is ready.',
      });
    return { ...video, assetId };
  }

  function findTrack({ video, trackId }: { video: ReadyFilm; trackId: string }): Track & { caption: Caption } {
    const track = video.tracks.find(({ id }) => id === trackId);
    const caption = listCaptions(video).find((one) => one.trackId === trackId);
    if (!track || !caption)
      throw new Refusal({ status: 404, code: 'no-such-caption', message: 'This film has no such captions.' });
    return { ...track, caption };
  }

  /** Sends a text to Mux. What we kept for it is taken back when Mux does not want it. */
  async function send({
    video,
    ...captions
  }: {
    video: ReadyFilm;
    vtt: string;
    language: string;
    name: string;
    /** The name it has at Mux until it takes the place of another. */
    nameAtMux: string;
    supersedes: string | null;
  }): Promise<void> {
    const id = randomUUID();
    const ticket = randomBytes(32).toString('base64url');
    const { assetId } = video;
    const { vtt, language, name, supersedes } = captions;
    await store.insertCaptions({ id, assetId, vtt, language, name, supersedes, fetchHash: hash(ticket) });
    try {
      const url = `${strapi.config.get<string>('server.absoluteUrl')}/api/mux/captions/${ticket}`;
      const { body, stamp } = await client().addCaptions({ assetId, url, language, name: captions.nameAtMux });
      const trackId = readText(body.id);
      const claim = claimFromTrack({ assetId, body, stamp: stampAfter({ truth: video.truth, stamp }) });
      if (trackId) await store.nameTrack({ id, trackId });
      if (claim) await record({ film: video, claim });
    } catch (error) {
      await store.deleteCaptions({ id });
      throw error;
    }
  }

  /** An edited text that is ready takes the place of the old one; one that failed goes again, and the old one stays. */
  async function settleOne({ captions }: { captions: StoredCaptions }): Promise<void> {
    const { id, assetId, trackId, supersedes, name } = captions;
    const video = await store.findVideoOfAsset({ assetId });
    const track = video?.tracks.find((one) => one.id === trackId);
    // Mux never took it, or has it no more: what it was to change may be changed again.
    if (!track && captions.isOld) return store.deleteCaptions({ id });
    if (!video || !track || supersedes === null || track.status === 'preparing') return;
    const old = video.tracks.find((one) => one.id === supersedes);
    const goes = track.status === 'ready' ? old : track;
    if (goes) {
      await client().deleteTrack({ assetId, trackId: goes.id });
      await record({
        film: video,
        claim: claimTrackGone({ assetId, track: goes, stamp: stampNow({ video, trackId: goes.id }) }),
      });
      await store.deleteCaptionsOf({ trackId: goes.id });
    }
    if (track.status !== 'ready') return store.deleteCaptions({ id });
    const { body, stamp } = await client().renameTrack({ assetId, trackId: track.id, name });
    const claim = claimFromTrack({
      assetId,
      body,
      stamp: stampAfter({ truth: video.truth, trackId: track.id, stamp }),
    });
    if (claim) await record({ film: video, claim });
    await store.settleCaptions({ id });
  }

  return {
    /**
     * Gives a film captions from the text of a WebVTT or SRT file.
     *
     * @throws Refusal 400 `captions-unreadable` naming the lines; 404; 409; or when Mux cannot or will not
     */
    async add({
      videoId,
      language,
      name = nameLanguage(language),
      text,
      adminId,
    }: {
      videoId: string;
      language: string;
      name?: string;
      text: string;
      adminId: number;
    }): Promise<void> {
      const { vtt } = readCaptions(text);
      const video = await readFilm({ videoId });
      assertNameFree({ video, name });
      await send({ video, vtt, language, name, nameAtMux: name, supersedes: null });
      await store.insertAction({ videoId, action: 'captions-added', adminId, details: { language, name } });
    },

    /** Asks Mux to write captions from the sound. @throws Refusal 404; 409; 422 `no-sound`; or when Mux cannot or will not */
    async generate({
      videoId,
      language,
      name = nameLanguage(language),
      adminId,
    }: {
      videoId: string;
      language: string;
      name?: string;
      adminId: number;
    }): Promise<void> {
      const video = await readFilm({ videoId });
      const sound = video.tracks.find(({ type }) => type === 'audio');
      if (!sound)
        throw new Refusal({
          status: 422,
          code: 'no-sound',
          message: 'This film has no sound, so there is nothing to write captions from.',
        });
      assertNameFree({ video, name });
      const { assetId } = video;
      const made = await client().generateCaptions({ assetId, soundTrackId: sound.id, language, name });
      for (const body of made) {
        const claim = claimFromTrack({ assetId, body, stamp: stampNow({ video }) });
        if (claim) await record({ film: video, claim });
      }
      await store.insertAction({ videoId, action: 'captions-asked', adminId, details: { language, name } });
    },

    /** The captions of these films that can be read now, with the language Mux knows them by. Ids that are none are left out. */
    async listReady({
      videoIds,
    }: {
      videoIds: readonly string[];
    }): Promise<{ videoId: string; trackId: string; language: string | null }[]> {
      return store.listReadyCaptions({ videoIds: videoIds.filter((id) => UUID.test(id)) });
    },

    /** The text of captions: as it was given here, or as Mux has it. @throws Refusal 404; 409; or when Mux has none */
    async read({ videoId, trackId }: { videoId: string; trackId: string }): Promise<CaptionText> {
      const video = await readFilm({ videoId });
      const { caption } = findTrack({ video, trackId });
      const kept = await store.findCaptions({ trackId });
      if (kept) return { ...caption, text: kept.vtt };
      if (caption.status !== 'ready' || video.playbackId === null)
        throw new Refusal({ status: 409, code: 'caption-changing', message: 'These captions are not ready yet.' });
      return {
        ...caption,
        text: await getService(strapi, 'caption-texts').fetch({ playbackId: video.playbackId, trackId }),
      };
    },

    /**
     * Puts another text in the place of captions. Learners have the old one until the new one is ready.
     *
     * @throws Refusal 400 `captions-unreadable`; 404; 409 `caption-changing`; or when Mux cannot or will not
     */
    async edit({
      videoId,
      trackId,
      text,
      adminId,
    }: {
      videoId: string;
      trackId: string;
      text: string;
      adminId: number;
    }): Promise<void> {
      const { vtt } = readCaptions(text);
      const video = await readFilm({ videoId });
      const { caption } = findTrack({ video, trackId });
      const changing = await store.findChanging({ assetId: video.assetId });
      if (changing.some((one) => one.supersedes === trackId || one.trackId === trackId))
        throw new Refusal({
          status: 409,
          code: 'caption-changing',
          message: 'The last change of these captions is still being prepared. Try again in a minute.',
        });
      const language = caption.language ?? 'en';
      const name = caption.name ?? nameLanguage(language);
      const nameAtMux = chooseTrackName({ name, taken: listNames(video) });
      await send({ video, vtt, language, name, nameAtMux, supersedes: trackId });
      await store.insertAction({ videoId, action: 'captions-edited', adminId, details: { language, name } });
    },

    /** @throws Refusal 404; 409; or when Mux cannot or will not */
    async remove({ videoId, trackId, adminId }: { videoId: string; trackId: string; adminId: number }): Promise<void> {
      const video = await readFilm({ videoId });
      const { caption, ...track } = findTrack({ video, trackId });
      const { assetId } = video;
      for (const coming of await store.findChanging({ assetId })) {
        if (coming.supersedes !== trackId) continue;
        if (coming.trackId !== null) await client().deleteTrack({ assetId, trackId: coming.trackId });
        await store.deleteCaptions({ id: coming.id });
      }
      await client().deleteTrack({ assetId, trackId });
      await record({ film: video, claim: claimTrackGone({ assetId, track, stamp: stampNow({ video, trackId }) }) });
      await store.deleteCaptionsOf({ trackId });
      const { language, name } = caption;
      await store.insertAction({ videoId, action: 'captions-deleted', adminId, details: { language, name } });
    },

    /** The text Mux fetches. Null for an address that was never given, or is too old. */
    async findText({ ticket }: { ticket: string }): Promise<string | null> {
      return (await store.findText({ fetchHash: hash(ticket) }))?.vtt ?? null;
    },

    /** Finishes edits whose new text Mux has prepared, of one film or of all. @throws Refusal when Mux cannot be asked */
    async settle({ assetId }: { assetId: string | null }): Promise<void> {
      for (const captions of await store.findChanging({ assetId })) await settleOne({ captions });
    },
  };
}

function readCaptions(text: string): { vtt: string } {
  const { vtt, problems } = parseCaptions({ text });
  if (problems) throw unreadable({ problems });
  return { vtt };
}

function unreadable({ problems }: { problems: readonly [LineProblem, ...LineProblem[]] }): Refusal {
  const [{ line, message }] = problems;
  return new Refusal({
    status: 400,
    code: 'captions-unreadable',
    message: `Line ${line}: ${message}`,
    details: { errors: problems },
  });
}

function listNames({ tracks }: Pick<StoredVideo, 'tracks'>): string[] {
  return tracks.flatMap(({ type, name }) => (type === 'text' && name !== null ? [name] : []));
}

function assertNameFree({ video, name }: { video: ReadyFilm; name: string }): void {
  if (!listNames(video).includes(name)) return;
  throw new Refusal({
    status: 409,
    code: 'caption-name-taken',
    message: `This film has captions called “${name}” already.`,
  });
}

function hash(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}

/** For what Mux answers without saying when. */
function stampNow({ video, trackId }: { video: StoredVideo; trackId?: string }): Stamp {
  return stampAfter({ truth: video.truth, trackId, stamp: { at: Date.now(), id: `asked-${randomUUID()}` } });
}
