import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { LeaseResume, PlaybackLease } from '../../../contract/index.ts';
import { buildLease } from '../../../domain/build-lease.ts';
import { decideLeaseLife } from '../../../domain/decide-lease-life.ts';
import { buildClaims } from '../../../domain/playback-tokens.ts';
import { parsePrivateKey, type MuxConfig } from '../config.ts';
import { getService } from '../get-service.ts';
import type { Film } from '../store/films.ts';
import { createTokenSigner, type TokenSigner } from '../token-signer.ts';
import type { Viewer } from './streams.ts';

type PlayableFilm = Film & { playbackId: string; duration: number };

/** Leases. They do not ask who may watch: whoever calls has decided that. */
export default function createLeases({ strapi }: { strapi: Core.Strapi }) {
  let signer: TokenSigner | undefined;
  const readSigner = ({ privateKey }: MuxConfig): TokenSigner =>
    (signer ??= createTokenSigner({ key: parsePrivateKey(privateKey) }));

  /** @throws Refusal 404 `no-video` when there is none, 409 `video-not-ready` when it cannot be played yet, or any more */
  async function findPlayable({
    videoId,
    playing = null,
  }: {
    videoId: string | null;
    playing?: string | null;
  }): Promise<PlayableFilm> {
    const films = getService(strapi, 'films');
    const take = playing === null ? null : await films.findPlaying({ videoId, playbackId: playing });
    if (take && isPlayable(take)) return take;
    const film = await films.find({ videoId });
    if (!film) throw new Refusal({ status: 404, code: 'no-video', message: 'There is no film here.' });
    if (!isPlayable(film)) {
      throw new Refusal({
        status: 409,
        code: 'video-not-ready',
        message: 'The film is not ready to be watched yet.',
      });
    }
    return film;
  }

  async function sign({
    film,
    resume,
    now,
  }: {
    film: PlayableFilm;
    resume: LeaseResume | null;
    now: Date;
  }): Promise<PlaybackLease> {
    const config = strapi.config.get<MuxConfig>('plugin::mux');
    const { playbackId, duration, width, tracks, chapters } = film;
    const expiresAt = decideLeaseLife({
      duration,
      from: resume?.position ?? 0,
      margin: config.leaseMargin,
      maximum: config.leaseMaximum,
      now,
    });
    const claims = buildClaims({
      playbackId,
      keyId: config.signingKeyId,
      expiresAt,
      filmWidth: width,
      restriction: config.playbackRestriction,
    });
    const tokens = await readSigner(config).sign(claims);
    const { streamUrl, imageUrl } = config;
    return buildLease({ playbackId, tokens, duration, expiresAt, tracks, chapters, resume, streamUrl, imageUrl });
  }

  return {
    /**
     * A lease for somebody of the house, who is neither counted nor resumed.
     *
     * @throws Refusal 404 `no-video`, 409 `video-not-ready`
     */
    async mint({ videoId, now = new Date() }: { videoId: string | null; now?: Date }): Promise<PlaybackLease> {
      return sign({ film: await findPlayable({ videoId }), resume: null, now });
    },

    /**
     * A lease for a viewer of a lesson: counted, seated, and with the place where a learner stopped; one SQL statement when
     * the film is remembered.
     *
     * @param playing playback id of the film that is on there; it plays on when an editor has replaced it meanwhile
     * @throws Refusal as `mint`, 429 `too-many-leases`, 409 `stream-taken-over`
     */
    async mintFor({
      viewer,
      lessonId,
      videoId,
      playing = null,
      now = new Date(),
    }: {
      viewer: Viewer;
      lessonId: string;
      videoId: string | null;
      playing?: string | null;
      now?: Date;
    }): Promise<PlaybackLease> {
      const film = await findPlayable({ videoId, playing });
      const resume = await getService(strapi, 'streams').admit({ viewer, lessonId });
      return sign({ film, resume, now });
    },
  };
}

function isPlayable(film: Film): film is PlayableFilm {
  return film.status === 'ready' && film.playbackId !== null && film.duration !== null;
}
