import { Button, Skeleton } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import { t } from '../strings/catalogue.js';
import { RichText } from '../strings/rich-text.js';
import { ChallengeRow } from './challenge-row.js';
import rowClasses from './challenge-row.module.css';
import classes from './catalogue.module.css';
import { FilterPanel } from './filter-panel.js';
import { describeFilters } from './filter-words.js';
import { filtersToSearch, isFiltered, parseFilters, type FilterName, type Filters } from './filters.js';
import { useCatalogue, useChallenges } from './use-challenges.js';

function useFilters() {
  const [search, setSearch] = useSearchParams();
  const filters = parseFilters(search);
  const change = useCallback(
    (name: FilterName, value: string) =>
      setSearch((old) => filtersToSearch({ ...parseFilters(old), [name]: value }), { replace: name === 'q' }),
    [setSearch],
  );
  const clear = useCallback(() => setSearch(new URLSearchParams()), [setSearch]);
  return { filters, change, clear };
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
      {chosen.map(({ name, label }) => (
        <button key={name} type="button" className={classes['chip']} onClick={() => onChange(name, '')}>
          <RichText
            text={t('filters.remove')}
            tags={{ hidden: (words) => <span className={classes['hidden']}>{words}</span>, filter: label }}
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
      {[1, 2, 3, 4].map((line) => (
        <Skeleton key={line} height={92} />
      ))}
    </div>
  );
}

function FoundChallenges({ query }: { readonly query: ReturnType<typeof useChallenges> }) {
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <p className={classes['count']}>
        {query.hasNextPage ? t('countSoFar', { count: items.length }) : t('count', { count: items.length })}
      </p>
      <ul className={rowClasses['list']} aria-label={t('list')} aria-busy={query.isPlaceholderData}>
        {items.map((challenge) => (
          <ChallengeRow key={challenge.slug} challenge={challenge} heading="h2" />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="default"
          className={classes['more']}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('showMore')}
        </Button>
      )}
    </>
  );
}

function Results({ filters, onClear }: { readonly filters: Filters; readonly onClear: () => void }) {
  const query = useChallenges(filters);
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
  const { filters, change, clear } = useFilters();
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
        <FilterPanel filters={filters} offered={offered} onChange={change} />
      </div>
      <div className={classes['results']}>
        <ChosenFilters filters={filters} onChange={change} onClear={clear} />
        <Results filters={filters} onClear={clear} />
      </div>
    </div>
  );
}
