import { expect, test } from 'vitest';
import type { VideoSettings } from '../../../contract/library.ts';
import { readForm, writeForm } from './form.ts';

const settings: VideoSettings = {
  minDuration: 30,
  maxDuration: null,
  minResolution: 720,
  areCaptionsRequired: true,
  keepDays: 30,
  isPublicRemoved: false,
};

test('settings are typed as people write them, and read back as they were', () => {
  expect(writeForm(settings)).toMatchObject({ minDuration: '0:30', maxDuration: '', minResolution: '720' });
  expect(readForm(writeForm(settings))).toEqual(settings);
  expect(readForm(writeForm({ ...settings, minResolution: null }))).toEqual({ ...settings, minResolution: null });
});

test('what is no time, and no number of days, cannot be saved', () => {
  const form = writeForm(settings);
  expect(readForm({ ...form, maxDuration: 'long' })).toBeNull();
  expect(readForm({ ...form, keepDays: undefined })).toBeNull();
});
