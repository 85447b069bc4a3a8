import type { Texts } from '../../texts/en.ts';
import type { Course, Level } from './catalogue.ts';
import type { Facet, Length } from './filters.ts';

/** What a value of a facet is called, for people. */
export function makeFilterLabels({ courses, texts }: { courses: readonly Course[]; texts: Texts }) {
  const names = {
    category: new Map(courses.flatMap(({ categories }) => categories).map(({ slug, name }) => [slug, name])),
    tag: new Map(courses.flatMap(({ tags }) => tags).map(({ slug, name }) => [slug, name])),
  };
  return (facet: Facet | 'free', value: string): string => {
    if (facet === 'free') return texts.filters.hasFree;
    if (facet === 'level') return texts.levels[value as Level];
    if (facet === 'length') return texts.filters.lengths[value as Length];
    return names[facet].get(value) ?? value;
  };
}
