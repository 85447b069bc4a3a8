import type { Context } from '../context.ts';
import { readBody } from '../http/body.ts';
import { notFound } from '../http/problems.ts';
import { sendJson, sendNothing } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { makeId } from '../ids.ts';
import type { RestrictionRecord } from '../records.ts';
import { lookUp } from '../state.ts';
import { checkId } from './check-id.ts';
import { paginate } from './pagination.ts';
import { createRestrictionSchema, referrerSchema, userAgentSchema } from './schemas.ts';

/** `/video/v1/playback-restrictions`: from which pages, and with what, a token that names one may be used. */
export function createPlaybackRestrictionRoutes({ context }: { context: Context }): Route[] {
  const { state, now } = context;
  const one = '/video/v1/playback-restrictions/:restrictionId';
  return [
    { method: 'POST', path: '/video/v1/playback-restrictions', handle: create },
    { method: 'GET', path: '/video/v1/playback-restrictions', handle: list },
    { method: 'GET', path: one, handle: (exchange) => answer({ exchange, restriction: find(exchange) }) },
    { method: 'DELETE', path: one, handle: remove },
    { method: 'PUT', path: `${one}/referrer`, handle: replaceReferrer },
    { method: 'PUT', path: `${one}/user_agent`, handle: replaceUserAgent },
  ];

  async function create(exchange: Exchange): Promise<void> {
    const { referrer, user_agent: userAgent } = await readBody({
      request: exchange.request,
      schema: createRestrictionSchema,
    });
    const restriction: RestrictionRecord = {
      id: makeId(),
      createdAt: now(),
      updatedAt: now(),
      referrer,
      user_agent: userAgent,
    };
    state.data.restrictions[restriction.id] = restriction;
    await state.save();
    answer({ exchange, restriction, status: 201 });
  }

  function list({ response, query }: Exchange): void {
    const restrictions = Object.values(state.data.restrictions);
    const { items } = paginate({ items: restrictions, query, order: (item) => restrictions.indexOf(item) });
    sendJson({ response, status: 200, body: { data: items.map(present) } });
  }

  async function remove(exchange: Exchange): Promise<void> {
    delete state.data.restrictions[find(exchange).id];
    await state.save();
    sendNothing({ response: exchange.response });
  }

  async function replaceReferrer(exchange: Exchange): Promise<void> {
    const restriction = find(exchange);
    restriction.referrer = await readBody({ request: exchange.request, schema: referrerSchema });
    await finish({ exchange, restriction });
  }

  async function replaceUserAgent(exchange: Exchange): Promise<void> {
    const restriction = find(exchange);
    restriction.user_agent = await readBody({ request: exchange.request, schema: userAgentSchema });
    await finish({ exchange, restriction });
  }

  async function finish({
    exchange,
    restriction,
  }: {
    exchange: Exchange;
    restriction: RestrictionRecord;
  }): Promise<void> {
    restriction.updatedAt = now();
    await state.save();
    answer({ exchange, restriction });
  }

  function find({ params }: Exchange): RestrictionRecord {
    const restriction = lookUp(state.data.restrictions, checkId(params.restrictionId));
    if (!restriction) throw notFound();
    return restriction;
  }
}

function answer({
  exchange,
  restriction,
  status = 200,
}: {
  exchange: Exchange;
  restriction: RestrictionRecord;
  status?: number;
}): void {
  sendJson({ response: exchange.response, status, body: { data: present(restriction) } });
}

function present({ id, createdAt, updatedAt, referrer, user_agent }: RestrictionRecord): object {
  const seconds = (time: number) => String(Math.floor(time / 1000));
  return { id, created_at: seconds(createdAt), updated_at: seconds(updatedAt), referrer, user_agent };
}
