import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { WebhookOutcome } from '../../../contract/index.ts';
import { cleanJson } from '../../../domain/clean-text.ts';
import { readEvent, type MuxEvent } from '../../../domain/read-event.ts';
import { verifySignature } from '../../../domain/verify-signature.ts';
import type { MuxConfig } from '../config.ts';
import { getService } from '../get-service.ts';
import { createStore } from '../store.ts';
import { announce, mergeClaim, NOTHING_CHANGED, type Merge } from './merge-claim.ts';

/** Rows of `mux.counters` that count what was refused, one a reason. */
export const REFUSED_WEBHOOKS = 'webhooks-refused';

interface Taken {
  outcome: WebhookOutcome;
  merge: Merge;
}

/** The inbox. A genuine event is stored and takes effect in one transaction, or neither. */
export default function createWebhooks({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });

  /** Counts a webhook that is not Mux's. Nothing of its body is kept or logged: it is a stranger's. */
  function refuse({ reason }: { reason: string }): Refusal {
    getService(strapi, 'counters').count(`${REFUSED_WEBHOOKS}: ${reason}`);
    return new Refusal({
      status: 401,
      code: 'webhook-not-genuine',
      message: 'This webhook is not signed as it must be.',
    });
  }

  async function take({ event, body }: { event: MuxEvent; body: unknown }): Promise<Taken> {
    const { claim, id, type, objectId, uploadId, assetId, occurredAt } = event;
    return store.inTransaction(async (queries) => {
      await queries.lockNames({ uploadId, assetId });
      const found = uploadId || assetId ? await queries.lockVideoOf({ uploadId, assetId }) : null;
      // An upload makes one asset. A claim about another is nobody's, and mixing it in would depend on the order.
      const video = found && (!found.assetId || !assetId || found.assetId === assetId) ? found : null;
      const merge = claim && video ? await mergeClaim({ queries, video, claim }) : NOTHING_CHANGED;
      const outcome = !claim || !video ? 'kept' : merge.isChanged ? 'applied' : 'unchanged';
      const isNew = await queries.insertEvent({
        id,
        type,
        objectId,
        uploadId,
        assetId,
        occurredAt,
        outcome,
        videoId: video?.id ?? null,
        payload: JSON.stringify(cleanJson(body)),
      });
      if (!isNew) throw new AlreadyTaken();
      return { outcome, merge };
    });
  }

  return {
    refuse,

    /**
     * Takes one webhook in. `rawBody` is the exact text that came over the wire.
     *
     * @throws Refusal 401 when Mux did not sign it, 400 when it did but it is no event
     */
    async receive({
      rawBody,
      signature,
      now = new Date(),
    }: {
      rawBody: string;
      signature: string | undefined;
      now?: Date;
    }): Promise<WebhookOutcome> {
      const { webhookSecret } = strapi.config.get<MuxConfig>('plugin::mux');
      const verdict = verifySignature({ rawBody, header: signature, secret: webhookSecret, now });
      if (!verdict.isGenuine) throw refuse({ reason: verdict.reason });
      const body = parseJson(rawBody);
      const event = readEvent(body);
      if (!event)
        throw new Refusal({ status: 400, code: 'webhook-malformed', message: 'This webhook has no id or no type.' });
      const { outcome, merge } = await take({ event, body }).catch((error: unknown): Taken => {
        if (error instanceof AlreadyTaken) return { outcome: 'duplicate', merge: NOTHING_CHANGED };
        throw error;
      });
      announce({ strapi, merge });
      return outcome;
    },
  };
}

/** Undoes a transaction about an event that the inbox has already: whatever it did a second time is not done. */
class AlreadyTaken extends Error {}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
