import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sessionParamsSchema } from '../contract/index.ts';
import { nameSession } from './name-session.ts';

test('a session has one name, which its route takes, and which does not hold its id', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), fc.string({ minLength: 8 }), (one, other) => {
      const name = nameSession(one);
      expect(sessionParamsSchema.isValidSync({ sessionId: name }, { strict: true })).toBe(true);
      expect(name).not.toContain(one);
      expect(nameSession(other) === name).toBe(one === other);
    })
  );
});
