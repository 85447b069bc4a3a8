import { Button, Flex, Searchbar, SearchForm, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useEffect, useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useText } from '../hooks/use-text.ts';
import { FILTERS, FIRST_ORDER, isNarrowed, ORDERS, readOrder, readQuery, withParam, type FilterName } from './query.ts';

/** Search, filters and order of the library. They live in the page's address, so that they can be kept and sent. */
export function LibraryFilters() {
  const text = useText();
  const [params, setParams] = useSearchParams();
  const query = readQuery(params);
  const [search, setSearch] = useState(query.search ?? '');
  // Somebody went back, or cleared everything.
  useEffect(() => setSearch(query.search ?? ''), [query.search]);
  const set = (name: FilterName | 'search' | 'order', value: string | null) =>
    setParams((last) => withParam({ params: last, name, value }));

  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-end">
      <SearchForm
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          set('search', search.trim());
        }}
      >
        <Searchbar
          name="search"
          size="S"
          value={search}
          placeholder={text('library.placeholder')}
          clearLabel={text('library.clear')}
          onChange={(event) => setSearch(event.target.value)}
          onClear={() => set('search', null)}
        >
          {text('library.placeholder')}
        </Searchbar>
      </SearchForm>
      {(Object.keys(FILTERS) as FilterName[]).map((name) => (
        <SingleSelect
          key={name}
          size="S"
          aria-label={text(`filter.${name}`)}
          placeholder={text(`filter.${name}`)}
          value={query[name] ?? null}
          clearLabel={text('filter.clear-one', { name: text(`filter.${name}`) })}
          onClear={() => set(name, null)}
          onChange={(value) => set(name, String(value))}
        >
          {FILTERS[name].map((value) => (
            <SingleSelectOption key={value} value={value}>
              {text(`filter.${name}.${value}` as never)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      ))}
      <SingleSelect
        size="S"
        aria-label={text('order')}
        value={readOrder(params)}
        onChange={(value) => set('order', value === FIRST_ORDER ? null : String(value))}
      >
        {ORDERS.map((order) => (
          <SingleSelectOption key={order} value={order}>
            {text(`order.${order}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      {isNarrowed(query) && (
        <Button variant="ghost" size="S" onClick={() => setParams(new URLSearchParams())}>
          {text('filter.clear')}
        </Button>
      )}
    </Flex>
  );
}
