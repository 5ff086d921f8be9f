import type { SeededRandom } from '../../../judging/seeded-random.js';

const KEY = /\bk[0-9a-f]{10}\b/g;

/** A text that names one call wherever it appears: in a path, a header or a body. */
export const drawKey = (random: SeededRandom): string =>
  `k${Array.from({ length: 10 }, () => random.int(0, 15).toString(16)).join('')}`;

/** The keys in a text, each once. */
export const keysIn = (text: string): ReadonlySet<string> => new Set(text.match(KEY) ?? []);
