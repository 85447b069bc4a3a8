import { expect, test } from 'vitest';
import { ValidationError } from 'yup';
import { settingsInputSchema } from './settings-schema.ts';
import { DEFAULT_SETTINGS, type CrmSettings, type EventRule } from './settings.ts';

function problemsOf(input: unknown): string {
  try {
    settingsInputSchema.validateSync(input, { abortEarly: false, strict: true });
    return '';
  } catch (error) {
    if (error instanceof ValidationError) return error.errors.join('; ');
    throw error;
  }
}

const input = (changes: Partial<CrmSettings>) => ({ version: 0, settings: { ...DEFAULT_SETTINGS, ...changes } });
const ruled = (changes: Partial<EventRule>) =>
  input({ rules: { ...DEFAULT_SETTINGS.rules, stalled: { ...DEFAULT_SETTINGS.rules.stalled, ...changes } } });

test('what holds by default is a setting that may be made', () => {
  expect(problemsOf(input({}))).toBe('');
});

test.each([
  [ruled({ addTags: ['vip'] }), 'stalled: the tag "vip" is not in the vocabulary'],
  [ruled({ addTags: ['course-stalled', 'course-stalled'] }), 'must not name a tag twice'],
  [ruled({ addTags: ['course-stalled'], removeTags: ['course-stalled'] }), 'must not be added and removed'],
  [ruled({ workflowId: '../contacts' }), 'workflowId must be the id of a workflow'],
  [ruled({ fields: [{ field: 'a b', from: 'course-title' }] }), 'field must be the id or key'],
  [ruled({ fields: [{ field: 'a', from: 'password' as 'course-title' }] }), 'from must be one of'],
  [input({ vocabulary: ['Capital'] }), 'small letters'],
  [input({ stalledDays: 0 }), 'stalledDays must be 1 or more'],
  [input({ onDeletion: 'keep' as 'remove' }), 'onDeletion must be remove or anonymise'],
  [{ ...input({}), more: true }, 'unknown field: more'],
  [{ version: 0 }, 'settings must be set'],
  [{ version: 0, settings: {} }, 'rules must be set'],
])('settings %# are refused by name', (given, named) => {
  expect(problemsOf(given)).toContain(named);
});
