import type { CrmEvent, CrmSettings } from '../contract/index.ts';

/** The tags a contact has when every event so far was told, by the settings of now: each rule adds, then removes. */
export function expectTags({
  events,
  settings,
}: {
  /** In the order in which they happened. */
  events: readonly CrmEvent[];
  settings: CrmSettings;
}): string[] {
  const tags = new Set<string>();
  for (const event of events) {
    const { isOn, addTags, removeTags } = settings.rules[event];
    if (!isOn) continue;
    for (const tag of addTags) tags.add(tag);
    for (const tag of removeTags) tags.delete(tag);
  }
  return [...tags];
}
