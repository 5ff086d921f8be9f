import type { Json } from '../../history/history.js';

const LONGEST = 120;

/** JSON for a sentence, clipped. */
export function show(value: Json): string {
  const text = asJson(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** Answers of nodes may be nested more deeply than the stack allows. */
function asJson(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch {
    return 'a value that is nested too deeply to show';
  }
}

/** A time since the beginning of the scenario. */
export const atTime = (ms: number): string => `${(ms / 1000).toFixed(3)} s`;

/** `1, 2 and 3`; of a long list the first few. */
export function listed(words: readonly string[], most = 6): string {
  const shown = words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `1 value`, `2 values`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
