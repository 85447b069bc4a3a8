import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { WebhookOutcome } from '../../../contract/index.ts';
import { cleanJson } from '../../../domain/clean-text.ts';
import { readEvent, type MuxEvent } from '../../../domain/read-event.ts';
import { verifySignature } from '../../../domain/verify-signature.ts';
import type { MuxConfig } from '../config.ts';
import { createStore } from '../store.ts';
import { announce, mergeClaim, NOTHING_CHANGED, type Merge } from './merge-claim.ts';

/** Row of `mux.counters` that counts what was refused. */
export const REFUSED_WEBHOOKS = 'webhooks-refused';

/** The inbox. A genuine event is stored and takes effect in one transaction, or neither. */
export default function createWebhooks({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });

  /** Nothing of the body is logged: it is a stranger's. */
  async function refuse({ reason, requestId }: { reason: string; requestId: string }): Promise<never> {
    strapi.log.warn(`mux: refused a webhook, ${reason}, request ${requestId}`);
    await store.count({ name: REFUSED_WEBHOOKS });
    throw new Refusal({
      status: 401,
      code: 'webhook-not-genuine',
      message: 'This webhook is not signed as it must be.',
    });
  }

  async function take({
    event,
    body,
  }: {
    event: MuxEvent;
    body: unknown;
  }): Promise<{ outcome: WebhookOutcome; merge: Merge }> {
    const { claim } = event;
    return store.inTransaction(async (queries) => {
      const found = claim ? await queries.lockVideoOf({ uploadId: claim.uploadId, assetId: claim.assetId }) : null;
      // An upload makes one asset. A claim about another is nobody's, and mixing it in would depend on the order.
      const video = found && (!found.assetId || !claim?.assetId || found.assetId === claim.assetId) ? found : null;
      const isNew = await queries.insertEvent({
        id: event.id,
        type: event.type,
        objectId: event.objectId,
        videoId: video?.id ?? null,
        payload: JSON.stringify(cleanJson(body)),
        occurredAt: event.occurredAt,
      });
      if (!isNew) return { outcome: 'duplicate', merge: NOTHING_CHANGED };
      if (!claim || !video) return { outcome: 'kept', merge: NOTHING_CHANGED };
      const merge = await mergeClaim({ queries, video, claim });
      const outcome = merge.isChanged ? 'applied' : 'unchanged';
      await queries.settleEvent({ id: event.id, outcome });
      return { outcome, merge };
    });
  }

  return {
    /**
     * Takes one webhook in. `rawBody` is the exact text that came over the wire.
     *
     * @throws Refusal 401 when Mux did not sign it, 400 when it did but it is no event
     */
    async receive({
      rawBody,
      signature,
      requestId,
      now = new Date(),
    }: {
      rawBody: string;
      signature: string | undefined;
      requestId: string;
      now?: Date;
    }): Promise<WebhookOutcome> {
      const { webhookSecret } = strapi.config.get<MuxConfig>('plugin::mux');
      const verdict = verifySignature({ rawBody, header: signature, secret: webhookSecret, now });
      if (!verdict.isGenuine) return refuse({ reason: verdict.reason, requestId });
      const body = parseJson(rawBody);
      const event = readEvent(body);
      if (!event)
        throw new Refusal({ status: 400, code: 'webhook-malformed', message: 'This webhook has no id or no type.' });
      const { outcome, merge } = await take({ event, body });
      announce({ strapi, merge });
      return outcome;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
