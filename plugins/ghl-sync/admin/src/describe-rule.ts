import type { EventRule } from '../../contract/settings.ts';

type Say = (
  id: 'rule.off' | 'rule.nothing' | 'rule.adds' | 'rule.removes' | 'rule.sets' | 'rule.joins',
  values?: Record<string, string>
) => string;

/** What a rule tells GHL, a line for each thing. */
export function describeRule({ rule, text }: { rule: EventRule; text: Say }): string[] {
  if (!rule.isOn) return [text('rule.off')];
  const lines = [
    ...(rule.addTags.length > 0 ? [text('rule.adds', { tags: rule.addTags.join(', ') })] : []),
    ...(rule.removeTags.length > 0 ? [text('rule.removes', { tags: rule.removeTags.join(', ') })] : []),
    ...rule.fields.map(({ field, from }) => text('rule.sets', { field, from })),
    ...(rule.workflowId ? [text('rule.joins', { workflow: rule.workflowId })] : []),
  ];
  return lines.length > 0 ? lines : [text('rule.nothing')];
}
