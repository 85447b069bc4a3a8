import type { KeyObject } from 'node:crypto';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { isVideoId, type PlaybackLease } from '../../../contract/index.ts';
import { buildLease } from '../../../domain/build-lease.ts';
import { decideLeaseLife } from '../../../domain/decide-lease-life.ts';
import { buildClaims, signTokens } from '../../../domain/playback-tokens.ts';
import { parsePrivateKey, type MuxConfig } from '../config.ts';
import { createStore, type Playable } from '../store.ts';

/** Leases. They do not ask who wants to watch: whoever calls has decided that. */
export default function createLeases({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  let parsedKey: KeyObject | undefined;
  const readKey = ({ privateKey }: MuxConfig): KeyObject => (parsedKey ??= parsePrivateKey(privateKey));

  return {
    /**
     * Signs a lease for one video; one SQL statement.
     *
     * @throws Refusal 404 `no-video` when there is none, 409 `video-not-ready` when it cannot be played yet, or any more
     */
    async mint({ videoId, now = new Date() }: { videoId: string | null; now?: Date }): Promise<PlaybackLease> {
      const video = isVideoId(videoId) ? await store.findPlayable({ videoId }) : null;
      if (!video) throw new Refusal({ status: 404, code: 'no-video', message: 'There is no film here.' });
      if (!isPlayable(video)) {
        throw new Refusal({
          status: 409,
          code: 'video-not-ready',
          message: 'The film is not ready to be watched yet.',
        });
      }
      const config = strapi.config.get<MuxConfig>('plugin::mux');
      const { playbackId, duration } = video;
      const expiresAt = decideLeaseLife({ duration, margin: config.leaseMargin, maximum: config.leaseMaximum, now });
      const claims = buildClaims({ playbackId, keyId: config.signingKeyId, expiresAt });
      const tokens = await signTokens({ claims, key: readKey(config) });
      return buildLease({
        playbackId,
        tokens,
        duration,
        expiresAt,
        streamUrl: config.streamUrl,
        imageUrl: config.imageUrl,
      });
    },
  };
}

function isPlayable(video: Playable): video is Playable & { playbackId: string; duration: number } {
  return video.status === 'ready' && video.playbackId !== null && video.duration !== null;
}
