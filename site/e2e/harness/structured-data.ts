/** One thing of JSON-LD, as it came out of a page. */
export type Thing = Record<string, unknown> & { '@type'?: unknown };

type Rule = (value: unknown) => boolean;

const text: Rule = (value) => typeof value === 'string' && value.trim() !== '';
const address: Rule = (value) => typeof value === 'string' && /^https?:\/\/[^\s]+$/.test(value);
const moment: Rule = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
const duration: Rule = (value) =>
  typeof value === 'string' && /^PT(\d+H)?(\d+M)?(\d+S)?$/.test(value) && value !== 'PT';
const seconds: Rule = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const rank: Rule = (value) => typeof value === 'number' && value >= 1;
const oneOf =
  (...values: unknown[]): Rule =>
  (value) =>
    values.includes(value);

/**
 * What Google's documentation of rich results requires of each type (`!`), and what a property must be where it is there.
 * developers.google.com/search/docs/appearance/structured-data: course, course-info, video, breadcrumb.
 */
const RULES: Record<string, Record<string, Rule>> = {
  Course: { '!name': text, '!description': text, '!provider': isThing('Organization'), url: address, image: address },
  CourseInstance: { '!courseMode': oneOf('Online', 'Onsite', 'Blended'), courseWorkload: duration },
  Offer: { '!category': oneOf('Free', 'Partially Free', 'Subscription', 'Paid') },
  Organization: { '!name': text, url: address },
  Person: { '!name': text },
  VideoObject: { '!name': text, '!thumbnailUrl': address, '!uploadDate': moment, duration, description: text },
  Clip: { '!name': text, '!startOffset': seconds, '!url': address, endOffset: seconds },
  BreadcrumbList: { '!itemListElement': (value) => Array.isArray(value) && value.length >= 2 },
  ListItem: { '!position': rank, '!name': text, '!item': address },
};

/** What is wrong with a thing and all things in it; empty when nothing is. */
export function findFaults(thing: Thing, where = String(thing['@type'])): string[] {
  const rules = RULES[String(thing['@type'])];
  if (!rules) return [`${where}: a type nobody knows`];
  const own = Object.entries(rules).flatMap(([rule, holds]) => {
    const name = rule.replace('!', '');
    if (!(name in thing)) return rule.startsWith('!') ? [`${where}: no ${name}`] : [];
    return holds(thing[name]) ? [] : [`${where}.${name}: ${JSON.stringify(thing[name])}`];
  });
  const inner = Object.entries(thing).flatMap(([name, value]) =>
    [value].flat().flatMap((part) => (isAnyThing(part) ? findFaults(part, `${where}.${name}`) : []))
  );
  return [...own, ...inner];
}

/** The things a page tells, from its HTML. */
export function readThings(html: string): Thing[] {
  return [...html.matchAll(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/gs)].flatMap(
    ([, json = '']) => JSON.parse(json) as Thing[]
  );
}

function isThing(type: string): Rule {
  return (value) => isAnyThing(value) && value['@type'] === type;
}

function isAnyThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && '@type' in value;
}
