import hiringClasses from '../hiring/hiring.module.css';
import classes from './report.module.css';

export interface SelectOption {
  readonly value: string;
  readonly words: string;
}

interface LabelledSelectProps {
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly name?: string;
  /** Absent if a form keeps the value. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

export function LabelledSelect({ label, options, onChange, ...select }: LabelledSelectProps) {
  return (
    <label className={classes['filter']}>
      {label}
      <select
        {...select}
        className={hiringClasses['select']}
        onChange={(event) => onChange?.(event.currentTarget.value)}
      >
        {options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
