import { expect, test } from 'vitest';
import { appEventSchema, inboundRulesSchema, workflowCallSchema } from './inbound-schemas.ts';

const CALL = { event: 'tag', name: 'vip', contact_id: 'abc', email: 'a@b.cc' };
const EVENT = { type: 'ContactTagUpdate', locationId: 'loc', id: 'abc', email: 'a@b.cc', tags: ['vip'] };
const RULE = { isOn: true, kind: 'tag', name: 'vip', does: 'grant', scope: 'membership', courseId: null };

test.each([
  [{ ...CALL, event: 'purchase' }, 'event must be tag or workflow'],
  [{ ...CALL, name: '  ' }, 'name must be set'],
  [{ ...CALL, name: 'a\u0000b' }, 'name has a character'],
  [{ ...CALL, email: 'nobody' }, 'email must be an e-mail address'],
  [{ ...CALL, email: `${'a'.repeat(300)}@b.cc` }, 'email must have 254'],
  [{ ...CALL, contact_id: '../x' }, "contact_id must be an id of GHL's"],
  [{ ...CALL, action: 'maybe' }, 'action must be added or removed'],
  [{ ...CALL, role: 'admin' }, 'unknown field: role'],
  [{ ...CALL, phone: 7 }, 'phone must be a text'],
])("a workflow's call %# is refused by name", (call, message) => {
  expect(() => workflowCallSchema.validateSync(call, { strict: true })).toThrow(message);
});

test('an event of GHL may say more than is read, but what is read must fit', () => {
  expect(appEventSchema.isValidSync({ ...EVENT, website: 'https://x.y', newToday: [1] }, { strict: true })).toBe(true);
  expect(appEventSchema.isValidSync({ ...EVENT, email: null, phone: null }, { strict: true })).toBe(true);
  for (const wrong of [{ tags: 'vip' }, { tags: [7] }, { timestamp: 'soon' }, { locationId: undefined }, { id: 'a b' }])
    expect(appEventSchema.isValidSync({ ...EVENT, ...wrong }, { strict: true })).toBe(false);
});

test.each([
  [{ name: 'VIP' }, 'name must be in small letters'],
  [{ scope: 'course' }, 'courseId must be set for a course'],
  [{ courseId: 'a'.repeat(24) }, 'courseId must be null for a membership'],
  [{ scope: 'course', courseId: 'short' }, '24 letters and digits'],
  [{ does: 'delete' }, 'does must be grant or revoke'],
  [{ extra: 1 }, 'unknown field: extra'],
])('a rule %# is refused by name', (change, message) => {
  expect(() =>
    inboundRulesSchema.validateSync({ version: 0, rules: [{ ...RULE, ...change }] }, { strict: true })
  ).toThrow(message);
});

test('rules do not say the same twice', () => {
  expect(() => inboundRulesSchema.validateSync({ version: 0, rules: [RULE, RULE] }, { strict: true })).toThrow('twice');
});
