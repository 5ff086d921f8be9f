import { sendSteps, type Attack, type Flaw } from './attack.js';
import { WEAKNESSES, type Exploit, type Variant } from './definition.js';

/** Twice linear growth, and slack for chance and garbage collection. */
const MOST_TIMES = 2;
const FREE_MS = 150;

type Length = NonNullable<Variant['length']>;

/** Plays the steps with a short and a long text: CPU time may grow as the length does. */
export async function compareLengths(
  attack: Attack,
  { weakness }: Pick<Exploit, 'weakness'>,
  { steps }: Pick<Variant, 'steps'>,
  length: Length,
): Promise<Flaw | undefined> {
  // Each reading takes up to a second.
  const looks = [await attack.stage.cpuMs()];
  for (const times of [length.few, length.many]) {
    attack.values.set(length.value, textOf(length, times));
    const flaw = await sendSteps(attack, steps, { sentence: WEAKNESSES[weakness], isUnsafe: true });
    if (flaw !== undefined) return flaw;
    looks.push(await attack.stage.cpuMs());
  }
  const [before = 0, between = 0, after = 0] = looks;
  const sentence = judgeLengths(between - before, after - between, length.many / length.few);
  return sentence === undefined ? undefined : { failure: 'difference', sentence, isUnsafe: true };
}

const textOf = ({ begin, repeat, end }: Length, times: number): string =>
  `${begin}${repeat.repeat(times)}${end}`;

/** The problem with the CPU times, in milliseconds, of two texts, one of them `times` as long; undefined if none. */
export function judgeLengths(few: number, many: number, times: number): string | undefined {
  if (many <= MOST_TIMES * times * Math.max(few, 1) + FREE_MS) return undefined;
  return `A text ${times.toFixed(0)}× as long takes ${(many / Math.max(few, 1)).toFixed(0)}× the CPU time.`;
}
