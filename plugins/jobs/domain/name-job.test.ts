import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameJob } from './name-job.ts';

test('the same words are the same job, other words another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const id = nameJob({ queue: 'q', once: one });
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(nameJob({ queue: 'q', once: other }) === id).toBe(one === other);
      expect(nameJob({ queue: 'p', once: one })).not.toBe(id);
    })
  );
});
