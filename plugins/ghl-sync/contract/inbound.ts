/** Where GHL's workflows and apps call. */
export const INBOUND_PATH = '/api/ghl-sync/inbound';
/** What a workflow proves itself with. */
export const INBOUND_SECRET_HEADER = 'x-crm-secret';
/** What an app of the marketplace proves itself with: Ed25519 over the bytes of the body, in base64. */
export const INBOUND_SIGNATURE_HEADER = 'x-ghl-signature';

export const INBOUND_CODES = {
  /** Neither header, or one that is wrong. */
  notProven: 'not-proven',
  notOurLocation: 'not-our-location',
  tooOld: 'too-old',
  rulesChanged: 'rules-changed',
  courseNotFound: 'course-not-found',
} as const;

export const INBOUND_KINDS = ['tag', 'workflow'] as const;
export type InboundKind = (typeof INBOUND_KINDS)[number];

/** What a tag or a workflow does to access here. */
export interface InboundRule {
  isOn: boolean;
  kind: InboundKind;
  /** The tag, in small letters, or the workflow by the name its call gives. */
  name: string;
  /** `grant` gives while the tag is there, and takes back what it gave; `revoke` takes away, whoever gave it. */
  does: 'grant' | 'revoke';
  scope: 'membership' | 'course';
  /** Document id; null for a membership. */
  courseId: string | null;
}

/** As they are kept: `version` goes up with each change, and is told with the next one. */
export interface StoredInboundRules {
  version: number;
  rules: InboundRule[];
}

/**
 * What became of a call. `repeated` is answered only: the first one is what is kept. `nothing`: no rule asked for anything
 * that was not so already; `late`: something newer was known.
 */
export type InboundOutcome = 'done' | 'nothing' | 'late' | 'repeated';

/** A call that came in, as an admin sees it. */
export interface InboundView {
  id: string;
  /** ISO instant of its coming. */
  at: string;
  provenBy: 'secret' | 'signature';
  outcome: Exclude<InboundOutcome, 'repeated'>;
  userId: number | null;
  /** The learner's name; null when unknown here, or gone. */
  learner: string | null;
  /** What it did, in words without personal data: `granted course … because tag vip`. */
  effects: string[];
}

export interface InboundPage {
  data: InboundView[];
  meta: { page: number; pageSize: number; total: number };
}
