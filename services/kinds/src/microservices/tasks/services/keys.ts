import { deriveSeed, type SeededRandom } from '../../../judging/seeded-random.js';

const KEY = /\bk[0-9a-f]{10}\b/g;

/** A text that names one call wherever it appears: in a path, a header or a body. */
export const drawKey = (random: SeededRandom): string =>
  `k${Array.from({ length: 10 }, () => random.int(0, 15).toString(16)).join('')}`;

/** A character of a path or of JSON that is written as its code. */
const WRITTEN = /(?:%|\\u00)([0-9a-fA-F]{2})/g;
const plain = (text: string): string =>
  text.replace(WRITTEN, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The keys in a text, each once, however their characters are encoded. */
export const keysIn = (text: string): ReadonlySet<string> =>
  new Set([...(text.match(KEY) ?? []), ...(plain(text).match(KEY) ?? [])]);

/** The trace id of the call with that key, as W3C Trace Context has it. */
export const traceOf = (key: string): string => deriveSeed(key, 'trace').slice(0, 32);

/** The client's span of that call. */
export const spanOf = (key: string): string => deriveSeed(key, 'span').slice(0, 16);

/** Placeholders of an operation beside its key: its number, the trace that the call begins, and the client's span. */
export const valuesOf = (key: string, number: number): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ['key', key],
    ['number', number],
    ['trace', traceOf(key)],
    ['span', spanOf(key)],
  ]);

export const VALUE_NAMES: readonly string[] = ['key', 'number', 'trace', 'span'];
