import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** Where and how an answer differs. `where` is a JSON pointer, empty for the whole. */
export interface Difference {
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
}

/** Expected where a secret was found. The place is not named: the service chose it, and its name may contain anything. */
export const NOTHING_SECRET = 'nothing secret';

/** A value in a pattern that is compared literally: a service chose it, and it may look like a test. */
export class Literal {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

type Test = (value: unknown) => boolean;

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isText: Test = (value) => typeof value === 'string';

/** Texts that are tests: any other text that begins with `$` is a mistake of the author's. */
const TESTS: Readonly<Record<string, { readonly words: string; readonly test: Test }>> = {
  $any: { words: 'anything', test: (value) => value !== undefined },
  $absent: { words: 'nothing', test: (value) => value === undefined },
  $string: { words: 'a string', test: isText },
  $text: { words: 'a string that is not empty', test: (value) => isText(value) && value !== '' },
  $id: {
    words: 'an id: a string that is not empty, or an integer',
    test: (value) => Number.isInteger(value) || (isText(value) && value !== ''),
  },
  $integer: { words: 'an integer', test: Number.isInteger },
  $number: { words: 'a number', test: (value) => typeof value === 'number' },
  $boolean: { words: 'true or false', test: (value) => typeof value === 'boolean' },
  $time: {
    words: 'a time such as 2026-03-01T09:30:00Z',
    test: (value) => typeof value === 'string' && value.length < 50 && RFC3339.test(value),
  },
  $uuid: {
    words: 'a UUID',
    test: (value) => typeof value === 'string' && value.length === 36 && UUID.test(value),
  },
};

/** Tests of a list, written as an object: `{ $length: 2 }`, `{ $contains: [patterns] }`, `{ $ordered: key }`. */
const listPatternSchema = z.strictObject({
  $length: z.number().int().nonnegative().optional(),
  /** Each fits some entry. */
  $contains: z.array(z.unknown()).optional(),
  /** Entries ascend by this key, compared as code units or numbers. */
  $ordered: z.string().optional(),
});

const isListPattern = (pattern: object): boolean =>
  !Array.isArray(pattern) && Object.keys(pattern).some((key) => key.startsWith('$'));

/** Texts of a pattern that look like a test but are none. */
export function unknownTests(pattern: unknown): string[] {
  if (typeof pattern === 'string')
    return pattern.startsWith('$') && !Object.hasOwn(TESTS, pattern) ? [pattern] : [];
  if (typeof pattern !== 'object' || pattern === null) return [];
  if (isListPattern(pattern)) {
    const parsed = listPatternSchema.safeParse(pattern);
    return parsed.success ? (parsed.data.$contains ?? []).flatMap(unknownTests) : Object.keys(pattern);
  }
  return Object.values(pattern).flatMap(unknownTests);
}

/**
 * The first difference of a JSON value from a pattern; undefined when it fits. An object's keys must fit, others may be
 * there; a list has the same length and order; a text such as `$integer` is a test; a `Literal` is equal.
 */
export function findDifference(pattern: unknown, value: unknown, where = ''): Difference | undefined {
  if (pattern instanceof Literal)
    return isDeepStrictEqual(pattern.value, value) ? undefined : differ(where, write(pattern.value), value);
  if (typeof pattern === 'string' && Object.hasOwn(TESTS, pattern)) {
    const known = TESTS[pattern];
    return known === undefined || known.test(value) ? undefined : differ(where, known.words, value);
  }
  if (Array.isArray(pattern)) return differenceInList(pattern, value, where);
  if (typeof pattern === 'object' && pattern !== null && isListPattern(pattern))
    return differenceFromList(listPatternSchema.parse(pattern), value, where);
  if (typeof pattern === 'object' && pattern !== null) return differenceInObject(pattern, value, where);
  return Object.is(pattern, value) ? undefined : differ(where, write(pattern), value);
}

function differenceInList(
  pattern: readonly unknown[],
  value: unknown,
  where: string,
): Difference | undefined {
  if (!Array.isArray(value)) return differ(where, `a list of ${pattern.length}`, value);
  for (const [index, each] of pattern.entries()) {
    if (index >= value.length) break;
    const found = findDifference(each, value[index], `${where}/${index}`);
    if (found !== undefined) return found;
  }
  if (value.length === pattern.length) return undefined;
  return { where, expected: `${pattern.length} entries`, actual: `${value.length} entries` };
}

function differenceFromList(
  { $length, $contains = [], $ordered }: z.infer<typeof listPatternSchema>,
  value: unknown,
  where: string,
): Difference | undefined {
  if (!Array.isArray(value)) return differ(where, 'a list', value);
  if ($length !== undefined && value.length !== $length)
    return { where, expected: `${$length} entries`, actual: `${value.length} entries` };
  const missing = $contains.find((each) => !value.some((entry) => findDifference(each, entry) === undefined));
  if (missing !== undefined)
    return { where, expected: `an entry ${write(missing)}`, actual: `${value.length} entries without it` };
  return $ordered === undefined ? undefined : findDisorder($ordered, value, where);
}

/** The first entry that does not come after the one before it. */
function findDisorder(key: string, list: readonly unknown[], where: string): Difference | undefined {
  const keys = list.map((entry) =>
    typeof entry === 'object' && entry !== null ? Object.entries(entry) : [],
  );
  const values = keys.map((entries) => entries.find(([name]) => name === key)?.[1] as unknown);
  const at = values.findIndex(
    (value, index) => index > 0 && !((values[index - 1] as string) < (value as string)),
  );
  if (at < 1) return undefined;
  return {
    where: `${where}/${at}`,
    expected: `a ${key} after ${write(values[at - 1])}`,
    actual: write(values[at]),
  };
}

function differenceInObject(pattern: object, value: unknown, where: string): Difference | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return differ(where, 'an object', value);
  for (const [key, each] of Object.entries(pattern)) {
    const inner: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    const found = findDifference(each, inner, `${where}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const SHOWN = 300;

const write = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, SHOWN);

const differ = (where: string, expected: string, actual: unknown): Difference => ({
  where,
  expected,
  actual: write(actual),
});
