import { expect, test } from 'vitest';
import { describeShape, presentAsset, presentAssetForWebhook, presentUpload } from './present.ts';
import type { AssetRecord, UploadRecord } from '../records.ts';

const asset: AssetRecord = {
  id: 'asset',
  createdAt: 1_718_058_159_400,
  number: 1,
  status: 'preparing',
  settings: {},
  isTest: false,
  playbackIds: [],
  tracks: [],
  progress: { state: 'ingesting', progress: 0 },
};

const upload: UploadRecord = {
  id: 'upload',
  token: 'secret',
  createdAt: 0,
  timeout: 3600,
  corsOrigin: '*',
  isTest: false,
  settings: {},
  status: 'waiting',
};

test('an asset says its age as a string to the API and as a number to webhooks', () => {
  expect(presentAsset({ asset, origin: '' })).toMatchObject({ created_at: '1718058159' });
  expect(presentAssetForWebhook(asset)).toMatchObject({ created_at: 1718058159 });
});

test('what is not known yet is absent, not empty', () => {
  for (const key of ['playback_ids', 'tracks', 'duration', 'aspect_ratio', 'errors'])
    expect(presentAsset({ asset, origin: '' })).not.toHaveProperty(key);
});

test('the address of an upload is shown only while it may be used', () => {
  const origin = 'http://localhost:8401';
  expect(presentUpload({ upload, origin })).toMatchObject({ url: 'http://localhost:8401/uploads/secret' });
  expect(presentUpload({ upload: { ...upload, status: 'cancelled' }, origin })).not.toHaveProperty('url');
});

test('shapes are written as small whole numbers', () => {
  expect(describeShape({ width: 640, height: 360 })).toBe('16:9');
  expect(describeShape({ width: 1080, height: 1920 })).toBe('9:16');
  expect(describeShape({ width: 640, height: 640 })).toBe('1:1');
});
