import { t } from '../../strings/challenge.js';
import { formatDateTime } from '../../words/quantities.js';
import classes from '../console-pane.module.css';
import type { UsedInput } from '../inputs/input-history.js';
import { useInputHistory } from '../inputs/use-input-history.js';

const NAME_CHARACTERS = 60;

/** An input in a line of a list: its first non-blank line, and when it was run. */
function nameOf({ text, at }: UsedInput): string {
  const line = text.split('\n').find((each) => /^[^#@\s]/.test(each)) ?? text.trim();
  const name = line.length > NAME_CHARACTERS ? `${line.slice(0, NAME_CHARACTERS)}…` : line;
  return `${name} · ${formatDateTime(at)}`;
}

interface EarlierProps {
  readonly slug: string;
  readonly onInput: (input: string) => void;
}

/** Inputs that were run on this device. */
export function EarlierInputs({ slug, onInput }: EarlierProps) {
  const { earlier } = useInputHistory(slug);
  if (earlier.length === 0) return null;
  return (
    <select
      className={classes['earlier']}
      aria-label={t('console.earlier')}
      value=""
      onChange={(event) => onInput(earlier[Number(event.currentTarget.value)]?.text ?? '')}
    >
      <option value="" disabled>
        {t('console.earlier')}
      </option>
      {earlier.map((input, place) => (
        <option key={input.text} value={place}>
          {nameOf(input)}
        </option>
      ))}
    </select>
  );
}
