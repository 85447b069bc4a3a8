import type { KeyObject } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { buildThumbnailClaims } from '../../../domain/thumbnail.ts';
import { signToken } from '../../../domain/playback-tokens.ts';
import { parsePrivateKey, type MuxConfig } from '../config.ts';

/** Small pictures of films, for admins. */
export default function createThumbnails({ strapi }: { strapi: Core.Strapi }) {
  let parsedKey: KeyObject | undefined;

  return {
    /** A signed address, good for five minutes at least; null while there is no picture. */
    async sign({
      playbackId,
      posterTime,
      now = new Date(),
    }: {
      playbackId: string | null;
      posterTime: number | null;
      now?: Date;
    }): Promise<string | null> {
      if (playbackId === null) return null;
      const config = strapi.config.get<MuxConfig>('plugin::mux');
      parsedKey ??= parsePrivateKey(config.privateKey);
      const claims = buildThumbnailClaims({
        playbackId,
        keyId: config.signingKeyId,
        posterTime,
        restrictionId: config.playbackRestriction,
        now,
      });
      const token = await signToken({ claims, key: parsedKey });
      return `${config.imageUrl}/${encodeURIComponent(playbackId)}/thumbnail.webp?token=${token}`;
    },
  };
}
