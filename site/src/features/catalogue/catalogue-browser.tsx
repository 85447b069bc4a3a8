import { useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Course } from './catalogue.ts';
import { CatalogueFilters } from './catalogue-filters.tsx';
import { CourseCard } from './course-card.tsx';
import { makeFilterLabels } from './filter-labels.ts';
import {
  countFilters,
  filterCourses,
  NO_FILTERS,
  suggestRelief,
  toggleFilter,
  writeFilters,
  type Facet,
  type Filters,
} from './filters.ts';
import { useFilters } from './use-filters.ts';

/** All courses, and what to choose them by. Needs nothing but the page: it works when the CMS does not. */
export function CatalogueBrowser({
  courses,
  location,
}: {
  courses: Course[];
  location: { pathname: string; search: string };
}) {
  const texts = useTexts();
  const { filters, choose } = useFilters({ courses, location });
  const shown = filterCourses({ courses, filters });
  const summary = useRef<HTMLParagraphElement>(null);
  // What was pressed is gone with the filter: the focus goes to what it changed.
  const letGo = (next: Filters) => {
    choose(next);
    summary.current?.focus();
  };
  return (
    <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[14rem_1fr]">
      <CatalogueFilters courses={courses} filters={filters} onChoose={choose} />
      <div className="min-h-[60vh] min-w-0">
        <div className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-2">
          <p ref={summary} role="status" tabIndex={-1} className="mr-auto font-semibold">
            {texts.filters.count(shown.length)}
          </p>
          {countFilters(filters) > 0 && <Chosen courses={courses} filters={filters} onLetGo={letGo} />}
        </div>
        {shown.length === 0 ? (
          <Nothing courses={courses} filters={filters} onLetGo={letGo} />
        ) : (
          // A new list for each choice: cards come and go, none of them moves.
          <ul
            key={writeFilters(filters)}
            className={classNames('mt-4 grid gap-7 sm:grid-cols-2', courses.length > 2 && 'xl:grid-cols-3')}
          >
            {shown.map((course, index) => (
              <li key={course.id}>
                <CourseCard course={course} isFirst={index < 2} heading="h2" />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

interface PartProps {
  courses: Course[];
  filters: Filters;
  onLetGo: (filters: Filters) => void;
}

/** What is chosen, each to be let go of. */
function Chosen({ courses, filters, onLetGo }: PartProps) {
  const texts = useTexts();
  const labelOf = makeFilterLabels({ courses, texts });
  const facets: readonly Facet[] = ['category', 'level', 'length', 'tag'];
  const chips = [
    ...facets.flatMap((facet) =>
      filters[facet].map((value) => ({
        label: labelOf(facet, value),
        next: toggleFilter({ filters, facet, value }),
      }))
    ),
    ...(filters.isFree ? [{ label: labelOf('free', ''), next: { ...filters, isFree: false } }] : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chips.map(({ label, next }) => (
        <button
          key={label}
          type="button"
          onClick={() => onLetGo(next)}
          className="inline-flex min-h-9 cursor-pointer items-center gap-1.5 rounded-full bg-brand-wash pr-2.5 pl-3.5 text-sm font-semibold text-brand-ink hover:underline"
        >
          <span className="sr-only">{texts.filters.remove} </span>
          {label}
          <Icon name="close" className="size-4" />
        </button>
      ))}
      <Button look="quiet" size="small" onClick={() => onLetGo(NO_FILTERS)}>
        {texts.filters.clear}
      </Button>
    </div>
  );
}

function Nothing({ courses, filters, onLetGo }: PartProps) {
  const texts = useTexts();
  const labelOf = makeFilterLabels({ courses, texts });
  const reliefs = suggestRelief({ courses, filters }).slice(0, 3);
  return (
    <EmptyState icon="search" title={texts.filters.none} text={texts.filters.noneText}>
      {reliefs.map(({ facet, value, count, filters: next }) => (
        <Button key={`${facet} ${value}`} look="secondary" onClick={() => onLetGo(next)}>
          {texts.filters.without(labelOf(facet, value), count)}
        </Button>
      ))}
      <Button look={reliefs.length > 0 ? 'quiet' : 'secondary'} onClick={() => onLetGo(NO_FILTERS)}>
        {texts.filters.clear}
      </Button>
    </EmptyState>
  );
}
