import { Button, Skeleton } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { MoreButton } from '../app/more-button.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/catalogue.js';
import { RichText } from '../strings/rich-text.js';
import { ChallengeRow } from './challenge-row.js';
import rowClasses from './challenge-row.module.css';
import classes from './catalogue.module.css';
import { FilterPanel } from './filter-panel.js';
import { describeFilters } from './filter-words.js';
import {
  filtersToSearch,
  isFiltered,
  NO_FILTERS,
  parseFilters,
  parseSort,
  type FilterName,
  type Filters,
  type Sort,
} from './filters.js';
import { SortSelect } from './sort-select.js';
import { useCatalogue, useChallenges } from './use-challenges.js';

/** The URL of filters and sort order; the default order is left out. */
function addressOf(filters: Filters, sort: Sort): URLSearchParams {
  const search = filtersToSearch(filters);
  if (sort !== 'difficulty') search.set('sort', sort);
  return search;
}

/** In a transition, a checkbox would stay unticked until the rows are rendered. */
const AT_ONCE = { flushSync: true };

function useFilters() {
  const [search, setSearch] = useSearchParams();
  const filters = parseFilters(search);
  const sort = parseSort(search);
  const change = useCallback(
    (name: FilterName, value: string) =>
      setSearch((old) => addressOf({ ...parseFilters(old), [name]: value }, parseSort(old)), {
        ...AT_ONCE,
        replace: name === 'q',
      }),
    [setSearch],
  );
  const sortBy = useCallback(
    (next: Sort) => setSearch((old) => addressOf(parseFilters(old), next), AT_ONCE),
    [setSearch],
  );
  const clear = useCallback(
    () => setSearch((old) => addressOf(NO_FILTERS, parseSort(old)), AT_ONCE),
    [setSearch],
  );
  return { filters, sort, change, sortBy, clear };
}

interface ChosenProps {
  readonly filters: Filters;
  readonly onChange: (name: FilterName, value: string) => void;
  readonly onClear: () => void;
}

function ChosenFilters({ filters, onChange, onClear }: ChosenProps) {
  const chosen = describeFilters(filters);
  if (chosen.length === 0) return null;
  return (
    <div className={classes['chosen']}>
      {chosen.map(({ name, label, without }) => (
        <button
          key={`${name} ${label}`}
          type="button"
          className={classes['chip']}
          onClick={() => onChange(name, without)}
        >
          <RichText
            text={t('filters.remove')}
            tags={{ hidden: (words) => <span className="visually-hidden">{words}</span>, filter: label }}
          />
          <IconX size={14} aria-hidden />
        </button>
      ))}
      <button type="button" className={classes['clear']} onClick={onClear}>
        {t('filters.clear')}
      </button>
    </div>
  );
}

function NothingFound({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  return (
    <div className={classes['empty']}>
      <h2>{filtered ? t('empty.filtered') : t('empty.title')}</h2>
      <p>{filtered ? t('empty.filteredText') : t('empty.text')}</p>
      {filtered && (
        <Button variant="default" onClick={onClear}>
          {t('empty.showAll')}
        </Button>
      )}
    </div>
  );
}

function LoadingRows() {
  return (
    <div aria-busy="true" className={classes['loading']}>
      <Skeleton height={480} />
    </div>
  );
}

function FoundChallenges({ query }: { readonly query: ReturnType<typeof useChallenges> }) {
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ul className={rowClasses['list']} aria-label={t('list')} aria-busy={query.isPlaceholderData}>
        {items.map((challenge) => (
          <ChallengeRow key={challenge.slug} challenge={challenge} heading="h2" />
        ))}
      </ul>
      <p className={classes['count']}>
        {query.hasNextPage ? t('countSoFar', { count: items.length }) : t('count', { count: items.length })}
      </p>
      {query.hasNextPage && (
        <MoreButton query={query} className={classes['more']}>
          {t('showMore')}
        </MoreButton>
      )}
    </>
  );
}

interface ResultsProps {
  readonly filters: Filters;
  readonly sort: Sort;
  readonly onClear: () => void;
}

function Results({ filters, sort, onClear }: ResultsProps) {
  const query = useChallenges(filters, sort);
  if (query.isPending) return <LoadingRows />;
  if (query.isError && query.data === undefined)
    return <FailurePanel error={query.error} kept={t('onlyTheList')} onRetry={() => void query.refetch()} />;
  const isEmpty = query.data?.pages.every((page) => page.items.length === 0) ?? true;
  return isEmpty ? (
    <NothingFound filtered={isFiltered(filters)} onClear={onClear} />
  ) : (
    <FoundChallenges query={query} />
  );
}

export function CataloguePage() {
  usePageTitle(t('title'));
  const { filters, sort, change, sortBy, clear } = useFilters();
  const { offered } = useCatalogue();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <h1>{t('title')}</h1>
        <Button
          className={classes['toggle']}
          variant="default"
          size="xs"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          aria-expanded={open}
          aria-controls="catalogue-filters"
          onClick={() => setOpen(!open)}
        >
          {t('filters.open')}
        </Button>
      </div>
      <div id="catalogue-filters" className={classes['side']} data-open={open}>
        <SortSelect sort={sort} onChange={sortBy} />
        <FilterPanel filters={filters} offered={offered} onChange={change} />
      </div>
      <div className={classes['results']}>
        <ChosenFilters filters={filters} onChange={change} onClear={clear} />
        <Results filters={filters} sort={sort} onClear={clear} />
      </div>
    </div>
  );
}
