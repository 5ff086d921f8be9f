import classes from './incident.module.css';
import { t } from '../strings/incident.js';

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onChange: (value: string) => void;
}

/** A choice of one value or all. */
export function SelectField({ label, value, options, onChange }: SelectProps) {
  return (
    <label className={classes['field']}>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('filter.all')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SecondProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A second of the recording; empty is open. */
export function SecondField({ label, value, onChange }: SecondProps) {
  return (
    <label className={classes['field']}>
      {label}
      <input
        type="number"
        min={0}
        step="any"
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === '' ? undefined : currentTarget.valueAsNumber)
        }
      />
    </label>
  );
}
