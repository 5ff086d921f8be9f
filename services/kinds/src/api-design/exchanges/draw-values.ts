import { z } from 'zod';
import { createSeededRandom, type SeededRandom } from '../../judging/seeded-random.js';

/** Kinds of values that no submission has seen before. */
export const drawSchema = z.union([
  z.enum(['word', 'sentence', 'uuid', 'email']),
  z.strictObject({ integer: z.tuple([z.number().int(), z.number().int()]) }),
  z.strictObject({ oneOf: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) }),
]);
export type Draw = z.infer<typeof drawSchema>;

type Value = string | number | boolean;
export type Values = ReadonlyMap<string, unknown>;

const CONSONANTS = [...'bcdfghjklmnprstv'];
const VOWELS = [...'aeiou'];
const SYLLABLES = 4;

/**
 * Eight letters. All checks of a submission call one service, and a word that two of them draw could fail a correct one: with
 * 80 syllables, two words are equal once in 41 million.
 */
const drawWord = (random: SeededRandom): string =>
  Array.from({ length: SYLLABLES }, () => random.pick(CONSONANTS) + random.pick(VOWELS)).join('');

const hex = (random: SeededRandom, digits: number): string =>
  Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join('');

function drawValue(random: SeededRandom, draw: Draw): Value {
  if (draw === 'word') return drawWord(random);
  if (draw === 'sentence') return Array.from({ length: random.int(3, 7) }, () => drawWord(random)).join(' ');
  if (draw === 'email') return `${drawWord(random)}@${drawWord(random)}.example`;
  if (draw === 'uuid')
    return `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;
  if ('oneOf' in draw) return random.pick(draw.oneOf);
  return random.int(...draw.integer);
}

/** The values of one check for one submission. */
export function drawValues(
  seed: string,
  check: string,
  draws: Readonly<Record<string, Draw>>,
): Map<string, unknown> {
  return new Map(
    Object.entries(draws).map(([name, draw]) => [
      name,
      drawValue(createSeededRandom(seed, check, name), draw),
    ]),
  );
}
