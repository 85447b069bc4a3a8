import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Course } from './catalogue.ts';
import { makeFilterLabels } from './filter-labels.ts';
import { countFilters, countFree, listFacet, toggleFilter, type Facet, type Filters } from './filters.ts';

const FACETS: readonly Facet[] = ['category', 'level', 'length', 'tag'];

/** As many values of a facet as are shown before one asks for all. */
const FIRST_SHOWN = 8;

/** What courses can be chosen by, with how many each choice would show. Folded away on a narrow screen. */
export function CatalogueFilters({
  courses,
  filters,
  onChoose,
}: {
  courses: readonly Course[];
  filters: Filters;
  onChoose: (filters: Filters) => void;
}) {
  const texts = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const free = countFree({ courses, filters });
  return (
    <div>
      <Button
        look="secondary"
        className="w-full lg:hidden"
        aria-expanded={isOpen}
        aria-controls="filters"
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="filter" className="size-4.5" />
        {texts.filters.show(countFilters(filters))}
        <Icon name="chevron" className={classNames('size-4.5 transition-transform', isOpen && 'rotate-180')} />
      </Button>
      <div
        id="filters"
        className={classNames(
          'flex-col gap-8 max-lg:mt-3 max-lg:rounded-card max-lg:border max-lg:border-line max-lg:bg-surface max-lg:p-5 lg:flex',
          isOpen ? 'flex' : 'hidden'
        )}
      >
        {FACETS.map((facet) => (
          <FacetGroup key={facet} facet={facet} courses={courses} filters={filters} onChoose={onChoose} />
        ))}
        <fieldset>
          <Legend text={texts.filters.free} />
          <Checkbox
            label={texts.filters.hasFree}
            note={free}
            isChecked={filters.isFree}
            isDisabled={free === 0 && !filters.isFree}
            onChange={(isFree) => onChoose({ ...filters, isFree })}
          />
        </fieldset>
      </div>
    </div>
  );
}

function FacetGroup({
  facet,
  courses,
  filters,
  onChoose,
}: {
  facet: Facet;
  courses: readonly Course[];
  filters: Filters;
  onChoose: (filters: Filters) => void;
}) {
  const texts = useTexts();
  const [hasAll, setHasAll] = useState(false);
  const labelOf = makeFilterLabels({ courses, texts });
  const values = listFacet({ facet, courses, filters });
  if (values.length === 0) return null;
  const shown = hasAll ? values : values.filter(({ isChosen }, index) => index < FIRST_SHOWN || isChosen);
  return (
    <fieldset>
      <Legend text={texts.filters[facet]} />
      {shown.map(({ value, isChosen, count }) => (
        <Checkbox
          key={value}
          label={labelOf(facet, value)}
          note={count}
          isChecked={isChosen}
          isDisabled={count === 0 && !isChosen}
          onChange={() => onChoose(toggleFilter({ filters, facet, value }))}
        />
      ))}
      {shown.length < values.length && (
        <button
          type="button"
          onClick={() => setHasAll(true)}
          className="mt-1 min-h-9 cursor-pointer rounded text-sm font-semibold text-brand-ink underline underline-offset-4"
        >
          {texts.filters.more(values.length - shown.length)}
        </button>
      )}
    </fieldset>
  );
}

function Legend({ text }: { text: string }) {
  return <legend className="mb-1.5 font-display font-bold">{text}</legend>;
}
