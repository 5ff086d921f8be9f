import { t } from '../strings/incident.js';
import type { TraceChoice } from './choose-traces.js';
import { SecondField } from './fields.js';
import classes from './incident.module.css';

interface TraceFiltersProps {
  readonly choice: TraceChoice;
  readonly onChoice: (choice: TraceChoice) => void;
}

/** Chooses traces by time and result, and their order. */
export function TraceFilters({ choice, onChoice }: TraceFiltersProps) {
  const { sort, failed, fromSecond, toSecond } = choice;
  const change = (part: Partial<TraceChoice>): void => onChoice({ ...choice, ...part });
  return (
    <div className={classes['filters']}>
      <label className={classes['field']}>
        {t('filter.sort')}
        <select
          value={sort}
          onChange={({ currentTarget }) =>
            change({ sort: currentTarget.value === 'slow' ? 'slow' : 'start' })
          }
        >
          <option value="start">{t('filter.sorts.start')}</option>
          <option value="slow">{t('filter.sorts.slow')}</option>
        </select>
      </label>
      <SecondField
        label={t('filter.from')}
        value={fromSecond}
        onChange={(from) => change({ fromSecond: from })}
      />
      <SecondField label={t('filter.to')} value={toSecond} onChange={(to) => change({ toSecond: to })} />
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={failed}
          onChange={({ currentTarget }) => change({ failed: currentTarget.checked })}
        />
        {t('filter.failed')}
      </label>
    </div>
  );
}
