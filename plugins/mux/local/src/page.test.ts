import { expect, test } from 'vitest';
import { composePage } from './page.ts';

test('titles cannot bring markup onto the page', () => {
  const page = composePage({
    version: 1,
    uploads: {},
    signingKeys: {},
    restrictions: {},
    events: [],
    assets: {
      one: {
        id: 'one',
        createdAt: 0,
        number: 1,
        status: 'errored',
        settings: {},
        isTest: false,
        playbackIds: [],
        tracks: [],
        meta: { title: '<script>alert("x")</script>' },
        errors: { type: 'invalid_input', messages: ["<img src=x onerror='y'>"] },
        progress: { state: 'errored', progress: -1 },
      },
    },
  });
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<img');
  expect(page).toContain('&#60;script&#62;');
});
