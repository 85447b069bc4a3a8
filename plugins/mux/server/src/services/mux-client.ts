import Mux, { APIError, NotFoundError } from '@mux/mux-node';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { describeMuxFailure, type MuxFailure } from '../../../domain/describe-mux-failure.ts';
import { readFields, readText, type Fields } from '../../../domain/read-mux.ts';
import { stampAnswer, type Stamp } from '../../../domain/stamp.ts';
import type { MuxConfig } from '../config.ts';
import { createAssetCalls } from './mux-asset-calls.ts';

/** What Mux answered, and when it was true by Mux's own clock. */
export interface Answer {
  body: Fields;
  stamp: Stamp;
}

export type MuxClient = ReturnType<typeof createMuxClient>;

/** Ways to ask, each with the answer it takes for one. */
export interface AskMux {
  one: (call: Call) => Promise<Answer>;
  /** A list, which has neither an id nor a time of its own. */
  list: (call: Call) => Promise<unknown[]>;
  nothing: (call: Call) => Promise<void>;
  /** Nothing, also when Mux says it is not there. */
  gone: (call: Call) => Promise<void>;
}
/** What can be asked of Mux. */
export type MuxCalls = ReturnType<typeof createCalls>;

type Call = () => Promise<{ data: unknown; response: Response }>;

/** Assets as Mux lists them, and when it did. */
export interface AssetPage {
  assets: Fields[];
  nextCursor: string | null;
  stamp: Stamp;
}

/** Most assets Mux gives at a time. */
const LARGEST_PAGE = 100;

/** Answers of this process so far: of two in one instant, the later one is newer. */
let answers = 0;

const NO_ANSWER: MuxFailure = { status: null, messages: [] };

/** An editor is waiting: three tries of ten seconds are as long as that can take. */
const TIMEOUT = 10_000;

/**
 * The one module that talks to Mux. Every method throws a Refusal with words for an editor when Mux cannot or will not;
 * what Mux does not have is null.
 */
export default function createMuxClient({ strapi }: { strapi: Core.Strapi }) {
  const config = strapi.config.get<MuxConfig>('plugin::mux');
  const patient = new Mux({
    tokenId: config.tokenId,
    tokenSecret: config.tokenSecret,
    baseURL: config.baseUrl,
    timeout: TIMEOUT,
    maxRetries: 2,
    // Everything else the library would take from the process's environment; ours comes from the settings alone.
    authorizationToken: null,
    webhookSecret: null,
    jwtSigningKey: null,
    jwtPrivateKey: null,
  });
  return {
    ...createCalls({ strapi, config, mux: patient }),
    /** The same, each call one request and no more: for whom nobody waits, and whose requests are counted. */
    once: createCalls({ strapi, config, mux: patient.withOptions({ maxRetries: 0 }) }),
  };
}

function createCalls({ strapi, config, mux }: { strapi: Core.Strapi; config: MuxConfig; mux: Mux }) {
  /** @throws Refusal, when there is no answer of the shape Mux's answers have */
  const ask = (call: Call): Promise<Answer> => askFor({ call, isAnswer: ({ id }) => readText(id) !== null });

  async function askFor({ call, isAnswer }: { call: Call; isAnswer: (body: Fields) => boolean }): Promise<Answer> {
    const { data, response } = await call().catch((error: unknown) => {
      throw explain(error);
    });
    const body = readFields(data);
    if (!body || !isAnswer(body)) {
      strapi.log.warn(`mux: an answer with status ${response.status} was not what Mux answers`);
      throw refuse(NO_ANSWER);
    }
    return { body, stamp: stampAnswer({ date: readDate(response), now: Date.now(), count: (answers += 1) }) };
  }

  /** @throws Refusal, as `ask` does */
  async function askWhetherThere(call: Call): Promise<Answer | null> {
    let isMissing = false;
    const watched: Call = () =>
      call().catch((error: unknown) => {
        isMissing = isMissingAtMux(error);
        throw error;
      });
    return ask(watched).catch((error: unknown) => {
      if (isMissing) return null;
      throw error;
    });
  }

  /** @throws Refusal, when the answer is not a list */
  async function askForList(call: Call): Promise<unknown[]> {
    const { data, response } = await call().catch((error: unknown) => {
      throw explain(error);
    });
    if (Array.isArray(data)) return data;
    strapi.log.warn(`mux: an answer with status ${response.status} was not what Mux answers`);
    throw refuse(NO_ANSWER);
  }

  /** @throws Refusal, when the answer is anything but Mux's 204 */
  async function askForNothing(call: Call): Promise<void> {
    const { response } = await call().catch((error: unknown) => {
      throw explain(error);
    });
    if (response.status === 204) return;
    strapi.log.warn(`mux: an answer with status ${response.status} was not what Mux answers`);
    throw refuse(NO_ANSWER);
  }

  /** @throws Refusal, as `askForNothing` does */
  async function askUntilGone(call: Call): Promise<void> {
    let isMissing = false;
    await askForNothing(() =>
      call().catch((error: unknown) => {
        isMissing = isMissingAtMux(error);
        throw error;
      })
    ).catch((error: unknown) => {
      if (!isMissing) throw error;
    });
  }

  function explain(error: unknown): Refusal {
    if (!(error instanceof APIError)) {
      // A connection cut in the middle of an answer comes as any kind of error; the log keeps which.
      strapi.log.error(error);
      return refuse(NO_ANSWER);
    }
    strapi.log.warn(
      `mux: a call failed with ${error.status ?? 'no answer'}: ${JSON.stringify(error.message.slice(0, 500))}`
    );
    return refuse({ status: error.status ?? null, messages: readMessages(error) });
  }

  return {
    ...createAssetCalls({ mux, ask: { one: ask, list: askForList, nothing: askForNothing, gone: askUntilGone } }),

    /** Opens a direct upload whose film will have signed playback only. `videoId` comes back with everything about it. */
    async createUpload({ videoId, title, corsOrigin }: { videoId: string; title: string; corsOrigin: string }) {
      const { body } = await ask(() =>
        mux.video.uploads
          .create({
            cors_origin: corsOrigin,
            timeout: config.uploadTimeout,
            new_asset_settings: {
              playback_policies: ['signed'],
              passthrough: videoId,
              meta: { title, external_id: videoId },
            },
          })
          .withResponse()
      );
      const uploadId = readText(body.id);
      const uploadUrl = readText(body.url, 8_000);
      if (!uploadId || !uploadUrl) throw refuse(NO_ANSWER);
      return { uploadId, uploadUrl };
    },

    /** @throws Refusal, with the code `mux-refused` when the upload no longer waits */
    cancelUpload: ({ uploadId }: { uploadId: string }) => ask(() => mux.video.uploads.cancel(uploadId).withResponse()),

    findUpload: ({ uploadId }: { uploadId: string }) =>
      askWhetherThere(() => mux.video.uploads.retrieve(uploadId).withResponse()),

    findAsset: ({ assetId }: { assetId: string }) =>
      askWhetherThere(() => mux.video.assets.retrieve(assetId).withResponse()),

    /**
     * One page of everything there is at Mux, newest first; `cursor` null is the first page, `nextCursor` null after the last.
     *
     * @throws Refusal, with the code `mux-refused` for a cursor that Mux no longer knows
     */
    async readList({ cursor }: { cursor: string | null }): Promise<AssetPage> {
      const query = { limit: LARGEST_PAGE, ...(cursor === null ? {} : { cursor }) };
      const { body, stamp } = await askFor({
        call: () => mux.get<unknown>('/video/v1/assets', { query }).withResponse(),
        isAnswer: (answer) => Array.isArray(answer.data),
      });
      const listed: unknown[] = Array.isArray(body.data) ? body.data : [];
      const assets = listed.map(readFields).filter((asset) => asset !== null);
      return { assets, nextCursor: readText(body.next_cursor, 2_000), stamp };
    },

    /** One that is gone already is as good as removed. @throws Refusal */
    removePlaybackId: ({ assetId, playbackId }: { assetId: string; playbackId: string }): Promise<void> =>
      askUntilGone(() => mux.video.assets.deletePlaybackId(assetId, playbackId).withResponse()),
  };
}

function refuse(failure: MuxFailure): Refusal {
  return new Refusal(describeMuxFailure(failure));
}

/** Only Mux's own 404 says that something is gone; one from a proxy, or from a wrong address, must not bury a video. */
function isMissingAtMux(error: unknown): boolean {
  return error instanceof NotFoundError && readFields(readFields(error.error)?.error) !== null;
}

/** Mux's two error shapes: `{ error: { type, messages } }`, and `{ errors: [...] }` for a 429. */
function readMessages(error: APIError): string[] {
  const body = readFields(error.error);
  const messages = readFields(body?.error)?.messages ?? body?.messages ?? body?.errors;
  return Array.isArray(messages) ? messages.flatMap((message) => readText(message, 1_000) ?? []) : [];
}

function readDate(response: Response): number | null {
  const time = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}
