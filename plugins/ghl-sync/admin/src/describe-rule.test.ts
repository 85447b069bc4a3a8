import { expect, test } from 'vitest';
import { describeRule } from './describe-rule.ts';

const text = (id: string, values: Record<string, string> = {}) => [id, ...Object.values(values)].join(' ');
const rule = { isOn: true, addTags: [], removeTags: [], fields: [], workflowId: null };

test('a rule is told in a line for each thing it does', () => {
  expect(describeRule({ rule, text })).toEqual(['rule.nothing']);
  expect(describeRule({ rule: { ...rule, isOn: false, addTags: ['a'] }, text })).toEqual(['rule.off']);
  expect(
    describeRule({
      rule: {
        isOn: true,
        addTags: ['a', 'b'],
        removeTags: ['c'],
        fields: [{ field: 'contact.percent', from: 'course-percent' }],
        workflowId: 'w',
      },
      text,
    })
  ).toEqual(['rule.adds a, b', 'rule.removes c', 'rule.sets contact.percent course-percent', 'rule.joins w']);
});
