/** Path below the CMS address that Mux is told to call. */
export const WEBHOOK_PATH = '/api/mux/webhooks';

/** What became of a webhook that was genuine. All of them are answered with 200. */
export const WEBHOOK_OUTCOMES = ['applied', 'unchanged', 'kept', 'duplicate'] as const;

/** `kept`: about something this school does not know, or of a type it does not act on. */
export type WebhookOutcome = (typeof WEBHOOK_OUTCOMES)[number];

/** Codes a webhook is refused with, in `error.details.code`: 401 and 400. */
export const WEBHOOK_REFUSALS = ['webhook-not-genuine', 'webhook-malformed'] as const;

export type WebhookRefusal = (typeof WEBHOOK_REFUSALS)[number];
