import { t } from '../strings/catalogue.js';
import classes from './catalogue.module.css';
import { SORTS, type Sort } from './filters.js';

interface SortSelectProps {
  readonly sort: Sort;
  readonly onChange: (sort: Sort) => void;
}

export function SortSelect({ sort, onChange }: SortSelectProps) {
  return (
    <label className={classes['sort']}>
      {t('sort.label')}
      <select
        value={sort}
        onChange={(event) =>
          onChange(SORTS.find((each) => each === event.currentTarget.value) ?? 'difficulty')
        }
      >
        {SORTS.map((each) => (
          <option key={each} value={each}>
            {t(`sort.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
