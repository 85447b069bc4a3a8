import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type CrmSettings, type EventRule } from '../contract/index.ts';
import { planEffects, type Facts } from './plan-effects.ts';

const FACTS: Facts = {
  learner: {
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Example',
    phone: null,
    joinedAt: new Date('2026-01-01T23:30:00Z'),
  },
  course: { title: 'Cutting', slug: 'cutting', percent: 50 },
  at: new Date('2026-02-03T12:00:00Z'),
};
const FIELDS = [
  { id: 'f1', key: 'contact.course_percent' },
  { id: 'f2', key: 'contact.last_course' },
];

function withRule(changes: Partial<EventRule>): CrmSettings {
  const rules = { ...DEFAULT_SETTINGS.rules, 'course-50': { ...DEFAULT_SETTINGS.rules['course-50'], ...changes } };
  return { ...DEFAULT_SETTINGS, rules };
}

const plan = (settings: CrmSettings, facts = FACTS) =>
  planEffects({ event: 'course-50', facts, settings, knownFields: FIELDS });

test('registering writes the contact and adds the two tags, and no tag is part of the contact', () => {
  const { effects, problems } = planEffects({
    event: 'registered',
    facts: { ...FACTS, course: null },
    settings: DEFAULT_SETTINGS,
    knownFields: [],
  });
  expect(problems).toEqual([]);
  expect(effects).toMatchObject({ writesContact: true, addTags: ['course-signup', 'watch-diamond-member'] });
  expect(effects?.contact).toEqual({
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Example',
    phone: null,
    source: 'Diamond District',
  });
});

test('an event that is switched off, or a mirror that is, means nothing for GHL', () => {
  expect(plan(withRule({ isOn: false })).effects).toBeNull();
  expect(plan({ ...DEFAULT_SETTINGS, isOn: false }).effects).toBeNull();
});

test('custom fields are found by key, with and without its prefix, and by id, and get their facts', () => {
  const fields: EventRule['fields'] = [
    { field: 'contact.course_percent', from: 'course-percent' },
    { field: 'last_course', from: 'course-title' },
    { field: 'f1', from: 'joined-date' },
  ];
  expect(plan(withRule({ fields })).effects?.customFields).toEqual([
    { id: 'f1', field_value: '50' },
    { id: 'f2', field_value: 'Cutting' },
    { id: 'f1', field_value: '2026-01-01' },
  ]);
});

test('a field GHL does not have is named, and so is a tag outside the vocabulary', () => {
  const settings = withRule({ fields: [{ field: 'contact.foo', from: 'event-date' }], addTags: ['vip'] });
  expect(plan(settings).problems).toEqual([
    'The tag "vip" is not in the vocabulary',
    'GHL has no custom field "contact.foo"',
  ]);
});

test('a fact of a course says nothing where there is no course', () => {
  const settings = withRule({ fields: [{ field: 'f2', from: 'course-title' }] });
  expect(plan(settings, { ...FACTS, course: null }).effects?.customFields).toEqual([]);
});
