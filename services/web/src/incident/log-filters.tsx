import type { IncidentLog } from '@hone/contracts';
import { useMemo } from 'react';
import { t } from '../strings/incident.js';
import { SecondField, SelectField } from './fields.js';
import { NO_FILTER, valuesOf, type LogFilter } from './filter-logs.js';
import classes from './incident.module.css';

interface LogFiltersProps {
  readonly logs: readonly IncidentLog[];
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
}

/** Chooses log lines by text, service, level and time. */
export function LogFilters({ logs, filter, onFilter }: LogFiltersProps) {
  const { text, service, level, fromSecond, toSecond } = filter;
  const services = useMemo(() => valuesOf(logs, 'service'), [logs]);
  const levels = useMemo(() => valuesOf(logs, 'level'), [logs]);
  const set =
    <Key extends keyof LogFilter>(key: Key) =>
    (value: LogFilter[Key]): void =>
      onFilter({ ...filter, [key]: value });
  return (
    <div className={classes['filters']}>
      <label className={classes['field']}>
        {t('filter.text')}
        <input
          type="search"
          value={text}
          placeholder={t('filter.textHint')}
          onChange={({ currentTarget }) => set('text')(currentTarget.value)}
        />
      </label>
      <SelectField label={t('filter.service')} value={service} options={services} onChange={set('service')} />
      <SelectField label={t('filter.level')} value={level} options={levels} onChange={set('level')} />
      <SecondField label={t('filter.from')} value={fromSecond} onChange={set('fromSecond')} />
      <SecondField label={t('filter.to')} value={toSecond} onChange={set('toSecond')} />
      <button type="button" className={classes['plain']} onClick={() => onFilter(NO_FILTER)}>
        {t('filter.reset')}
      </button>
    </div>
  );
}
