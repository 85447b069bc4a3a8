import type { Contact } from './records.ts';

/** Where the location's workflows send what happens to a contact, and what they prove themselves with. */
export interface WebhookTarget {
  url: string;
  /** Goes as `x-crm-secret`. */
  secret: string;
}

/** A webhook that was sent, for the page. */
export interface Delivery {
  /** ISO instant. */
  at: string;
  contactId: string;
  text: string;
  /** The HTTP status, or that nobody was there. */
  outcome: string;
}

export interface Announcer {
  /** Tells of the tags a contact has now and had not before, and the other way round. */
  tags: (change: { contact: Contact; before: readonly string[] }) => void;
  /** The last ones, newest first. */
  deliveries: () => readonly Delivery[];
  /** Resolves when nothing is on its way. */
  close: () => Promise<void>;
}

const KEPT = 20;
/** Milliseconds the other side has. */
const PATIENCE = 10_000;

/**
 * What two workflows of the location do, triggered by "tag added" and "tag removed", each with a Custom Webhook: one call
 * a tag, one after another. A call that fails is not made again.
 */
export function createAnnouncer({ target, now }: { target: WebhookTarget | null; now: () => number }): Announcer {
  const deliveries: Delivery[] = [];
  let last = Promise.resolve();

  return {
    tags({ contact, before }) {
      if (!target) return;
      const added = contact.tags.filter((tag) => !before.includes(tag)).map((name) => ({ name, action: 'added' }));
      const removed = before.filter((tag) => !contact.tags.includes(tag)).map((name) => ({ name, action: 'removed' }));
      const at = new Date(now()).toISOString();
      for (const { name, action } of [...added, ...removed]) {
        const body = {
          event: 'tag',
          name,
          action,
          at,
          contact_id: contact.id,
          email: contact.email ?? '',
          first_name: contact.firstName ?? '',
          last_name: contact.lastName ?? '',
          phone: contact.phone ?? '',
        };
        last = last.then(async () => {
          const outcome = await send({ target, body });
          deliveries.unshift({ at, contactId: contact.id, text: `${name} ${action}`, outcome });
          deliveries.splice(KEPT);
        });
      }
    },
    deliveries: () => deliveries,
    close: () => last,
  };
}

async function send({ target, body }: { target: WebhookTarget; body: object }): Promise<string> {
  try {
    const answer = await fetch(target.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-crm-secret': target.secret },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    await answer.arrayBuffer();
    return String(answer.status);
  } catch {
    // The page says so; there is nothing else that a location of GHL's would do about it.
    return 'not reached';
  }
}
