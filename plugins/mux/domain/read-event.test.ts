import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimFromAsset, claimFromUpload, claimGone, readEvent } from './read-event.ts';

const stamp = { at: 5, id: 's' };

test('an event is read with its time and what it claims', () => {
  const event = readEvent({
    id: 'e1',
    type: 'video.asset.ready',
    created_at: '2024-06-10T22:22:41.488000Z',
    object: { type: 'asset', id: 'asset-1' },
    data: { id: 'asset-1', upload_id: 'upload-1', status: 'ready', duration: 1.5, created_at: 1718058159 },
  });
  expect(event).toMatchObject({ id: 'e1', type: 'video.asset.ready', objectId: 'asset-1' });
  expect(event?.occurredAt?.toISOString()).toBe('2024-06-10T22:22:41.488Z');
  expect(event?.claim).toMatchObject({
    status: 'ready',
    assetId: 'asset-1',
    uploadId: 'upload-1',
    facts: { duration: 1.5 },
  });
  expect(event?.claim?.stamp).toEqual({ at: Date.parse('2024-06-10T22:22:41.488Z'), id: 'e1' });
});

test('a body without id or type is no event', () => {
  expect(readEvent({ type: 'video.asset.ready' })).toBeNull();
  expect(readEvent({ id: 'e1', type: 7 })).toBeNull();
  expect(readEvent([])).toBeNull();
  expect(readEvent(null)).toBeNull();
});

test('a type that says nothing about a video is an event without a claim', () => {
  const event = readEvent({ id: 'e1', type: 'video.live_stream.active', data: { id: 'x' } });
  expect(event).toMatchObject({ id: 'e1', objectId: 'x', claim: null });
});

test('names that every object has are no types', () => {
  expect(readEvent({ id: 'e1', type: 'constructor', data: {} })?.claim).toBeNull();
  expect(readEvent({ id: 'e1', type: '__proto__', data: {} })?.claim).toBeNull();
});

test('a deleted track is claimed as deleted, whatever status it carries', () => {
  const data = { id: 't1', type: 'text', status: 'ready', asset_id: 'asset-1' };
  const event = readEvent({ id: 'e1', type: 'video.asset.track.deleted', data });
  expect(event?.claim).toMatchObject({ assetId: 'asset-1', track: { id: 't1', status: 'deleted' } });
});

test('an upload is preparing once it has an asset', () => {
  const claim = claimFromUpload({ upload: { id: 'u', status: 'asset_created', asset_id: 'a' }, stamp });
  expect(claim).toMatchObject({ status: 'preparing', uploadId: 'u', assetId: 'a' });
});

test('an upload that failed says why', () => {
  const upload = { id: 'u', status: 'errored', error: { type: 'invalid_input', message: 'not a film' } };
  expect(claimFromUpload({ upload, stamp })).toMatchObject({
    status: 'errored',
    problem: { type: 'invalid_input', messages: ['not a film'] },
  });
});

test('an asset of an unknown status claims none', () => {
  expect(claimFromAsset({ asset: { id: 'a', status: 'thinking' }, stamp }).status).toBeNull();
});

test('what Mux no longer has is claimed without facts', () => {
  expect(claimGone({ status: 'deleted', stamp })).toMatchObject({ status: 'deleted', facts: null, stamp });
});

test.each([
  ['video.upload.asset_created', { id: 'u', asset_id: 'a' }, { uploadId: 'u', assetId: 'a' }],
  ['video.asset.ready', { id: 'a', upload_id: 'u' }, { uploadId: 'u', assetId: 'a' }],
  ['video.asset.master.ready', { id: 'a' }, { uploadId: null, assetId: 'a' }],
  ['video.asset.track.ready', { id: 't', asset_id: 'a' }, { uploadId: null, assetId: 'a' }],
  ['video.asset.track.ready', { id: 't' }, { uploadId: null, assetId: null }],
  ['video.asset.static_rendition.ready', { id: 'r', asset_id: 'a' }, { uploadId: null, assetId: 'a' }],
  ['video.live_stream.active', { id: 'l' }, { uploadId: null, assetId: null }],
])('an event of the type %s names the film it is about', (type, data, names) => {
  expect(readEvent({ id: 'e', type, data })).toMatchObject(names);
});

test('no JSON makes the reader throw', () => {
  const type = fc.constantFrom(
    'video.asset.ready',
    'video.asset.track.ready',
    'video.upload.errored',
    'video.asset.deleted'
  );
  fc.assert(
    fc.property(type, fc.jsonValue(), fc.jsonValue(), (name, data, time) => {
      readEvent({ id: 'e', type: name, data, created_at: time, object: data });
      readEvent(data);
    })
  );
});
