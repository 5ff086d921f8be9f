import { sittingStatusSchema } from '@hone/contracts/hiring';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';
import { candidateSearch, type CandidateFilter, type CandidateFilters } from './candidate-filters.js';
import { LabelledSelect, type SelectOption } from './labelled-select.js';
import classes from './report.module.css';

interface FilterSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
}

const FilterSelect = ({ options, ...select }: FilterSelectProps) => (
  <LabelledSelect {...select} options={[{ value: '', words: t('candidates.any') }, ...options]} />
);

interface FilterBarProps {
  readonly filters: CandidateFilters;
  readonly onChange: (name: CandidateFilter, value: string) => void;
  readonly onClear: () => void;
}

/** Filters the table by text, status and assessment. */
export function CandidateFilterBar({ filters, onChange, onClear }: FilterBarProps) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const assessments = useQuery({
    queryKey: keyOf(id, 'assessments'),
    queryFn: async ({ signal }) => (await api.listAssessments(id, signal)).items,
  });
  const statuses = sittingStatusSchema.options.map((value) => ({ value, words: t(`statuses.${value}`) }));
  const titles = (assessments.data ?? []).map((row) => ({ value: row.id, words: row.title }));
  return (
    <div role="search" aria-label={t('candidates.filters')} className={classes['filters']}>
      <TextInput
        type="search"
        label={t('candidates.search')}
        value={filters.q}
        maxLength={100}
        onChange={(event) => onChange('q', event.currentTarget.value)}
      />
      <FilterSelect
        label={t('candidates.status')}
        value={filters.status}
        options={statuses}
        onChange={(value) => onChange('status', value)}
      />
      <FilterSelect
        label={t('candidates.assessment')}
        value={filters.assessment}
        options={titles}
        onChange={(value) => onChange('assessment', value)}
      />
      {candidateSearch(filters).size > 0 && (
        <Button variant="subtle" onClick={onClear}>
          {t('candidates.clear')}
        </Button>
      )}
    </div>
  );
}
