import { boolean, number, object, string, type InferType } from 'yup';

/** How the API answers instead of doing what it was asked. `down` breaks the connection, `hang` never answers. */
const API_FAULTS = ['down', 'hang', 'error', 'too-many', 'unauthorized', 'html'] as const;

export type ApiFault = (typeof API_FAULTS)[number];

const times = number().integer().min(1).max(1_000_000);

/** Faults on demand, as the control endpoint takes them. What is left out is as it should be. */
export const faultsSchema = object({
  api: object({
    answer: string<ApiFault>().oneOf([...API_FAULTS]),
    /** Milliseconds every request of the API waits before anything else happens. */
    delay: number().integer().min(0).max(600_000),
    /** So many requests only; all of them without it. */
    times,
    /** Only requests whose `METHOD /path` contains this. */
    match: string().max(200),
  })
    .noUnknown('${path} has unknown fields: ${unknown}')
    .default(undefined),
  webhooks: object({
    /** Events that happen are never sent. */
    drop: boolean(),
    /** Milliseconds before an event is sent. */
    delay: number().integer().min(0).max(3_600_000),
    /** Every event is sent twice. */
    double: boolean(),
    /** Events that wait together are sent in any order but theirs. */
    shuffle: boolean(),
  })
    .noUnknown('${path} has unknown fields: ${unknown}')
    .default(undefined),
  transcoding: object({
    /** So many films to come end as errored. */
    fail: times,
  })
    .noUnknown('${path} has unknown fields: ${unknown}')
    .default(undefined),
  uploads: object({
    /** The connection of a PUT breaks after so many bytes of its body. */
    cutAfter: number().integer().min(0).required(),
    /** So many times; once without it. */
    times,
  })
    .noUnknown('${path} has unknown fields: ${unknown}')
    .default(undefined),
}).noUnknown('unknown faults: ${unknown}');

export type FaultSettings = Partial<InferType<typeof faultsSchema>>;

/** What goes wrong on demand. Every `take…` that says yes uses one occasion up. */
export interface Faults {
  /** Replaces all faults. */
  set: (settings: FaultSettings) => void;
  settings: () => FaultSettings;
  takeApiFault: (request: { method: string; path: string }) => { answer?: ApiFault; delay: number } | null;
  takeTranscodingFault: () => boolean;
  /** Whether the connection of an upload that has brought so many bytes of one request breaks now. */
  takeUploadCut: (request: { bytes: number }) => boolean;
  webhooks: () => { isDropping: boolean; isDoubling: boolean; isShuffling: boolean; delay: number };
}

export function createFaults(): Faults {
  let settings: FaultSettings = {};
  let apiLeft = 0;
  let transcodingLeft = 0;
  let cutsLeft = 0;

  return {
    set(next) {
      settings = next;
      apiLeft = next.api?.times ?? Number.POSITIVE_INFINITY;
      transcodingLeft = next.transcoding?.fail ?? 0;
      cutsLeft = next.uploads ? (next.uploads.times ?? 1) : 0;
    },
    settings: () => settings,
    takeApiFault({ method, path }) {
      const { api } = settings;
      if (!api || apiLeft <= 0 || !`${method} ${path}`.includes(api.match ?? '')) return null;
      apiLeft -= 1;
      return { answer: api.answer, delay: api.delay ?? 0 };
    },
    takeTranscodingFault() {
      if (transcodingLeft <= 0) return false;
      transcodingLeft -= 1;
      return true;
    },
    takeUploadCut({ bytes }) {
      if (cutsLeft <= 0 || !settings.uploads || bytes < settings.uploads.cutAfter) return false;
      cutsLeft -= 1;
      return true;
    },
    webhooks: () => ({
      isDropping: settings.webhooks?.drop ?? false,
      isDoubling: settings.webhooks?.double ?? false,
      isShuffling: settings.webhooks?.shuffle ?? false,
      delay: settings.webhooks?.delay ?? 0,
    }),
  };
}
