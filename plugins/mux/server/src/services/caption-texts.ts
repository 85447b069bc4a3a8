import type { KeyObject } from 'node:crypto';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { describeMuxFailure } from '../../../domain/describe-mux-failure.ts';
import { signToken } from '../../../domain/playback-tokens.ts';
import { parsePrivateKey, type MuxConfig } from '../config.ts';

/** Milliseconds an editor waits for a text. */
const TIMEOUT = 10_000;

/** Bytes of a text; a day of speech has fewer. */
const LARGEST = 4_194_304;

/** Seconds its token lives. */
const LIFE = 60;

/** Texts of captions as Mux delivers them: those Mux wrote, or that came in the film. */
export default function createCaptionTexts({ strapi }: { strapi: Core.Strapi }) {
  let parsedKey: KeyObject | undefined;

  return {
    /** @throws Refusal, when Mux does not deliver it */
    async fetch({ playbackId, trackId }: { playbackId: string; trackId: string }): Promise<string> {
      const config = strapi.config.get<MuxConfig>('plugin::mux');
      parsedKey ??= parsePrivateKey(config.privateKey);
      const token = await signToken({
        claims: { kid: config.signingKeyId, sub: playbackId, aud: 'v', exp: Math.floor(Date.now() / 1_000) + LIFE },
        key: parsedKey,
      });
      const address = `${config.streamUrl}/${encodeURIComponent(playbackId)}/text/${encodeURIComponent(trackId)}.vtt`;
      try {
        const response = await fetch(`${address}?token=${token}`, {
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT),
        });
        if (!response.ok) throw refuse(response.status);
        return await readLimited(response);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        strapi.log.warn(`mux: a text could not be fetched: ${error instanceof Error ? error.message : 'unknown'}`);
        throw refuse(null);
      }
    },
  };
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST) throw refuse(null);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refuse(status: number | null): Refusal {
  return new Refusal(describeMuxFailure({ status, messages: [] }));
}
