import { TextInput } from '@mantine/core';

interface NumberFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: number | undefined;
  readonly max: number;
  readonly disabled?: boolean;
  /** Undefined when the field was emptied. */
  readonly onChange: (value: number | undefined) => void;
}

/** A whole number from 1, or empty. Invalid input leaves the value unchanged. */
export function NumberField({ label, description, value, max, disabled, onChange }: NumberFieldProps) {
  return (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      type="number"
      inputMode="numeric"
      min={1}
      max={max}
      disabled={disabled === true}
      value={value ?? ''}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const number = Math.round(Number(text));
        if (text === '') onChange(undefined);
        else if (number >= 1 && number <= max) onChange(number);
      }}
    />
  );
}
