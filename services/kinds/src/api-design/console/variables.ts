import type { SeededRandom } from '../../judging/seeded-random.js';
import type { FileProblem, FileVariable, HttpFile, PlacedText } from './http-file.js';

/** The answer to a named request. */
export interface NamedAnswer {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Undefined when the body is not JSON. */
  readonly json: unknown;
}

/** Where values come from when a request is sent. */
export interface Scope {
  readonly variables: readonly FileVariable[];
  /** What `{{host}}` stands for, unless the file says otherwise. */
  readonly host: string;
  readonly random: SeededRandom;
  readonly answers: ReadonlyMap<string, NamedAnswer>;
}

/** The remaining work for one request: variables may be nested many times, even empty ones. */
interface Budget {
  places: number;
  characters: number;
}

export type Filled = { readonly text: string } | { readonly problem: string };

const PLACE = /\{\{([^{}]{1,200})\}\}/g;
const OF_ANSWER = /^([\w-]+)\.response\.(body|headers)(?:\.(.*))?$/;
const NUMBER_BETWEEN = /^\$randomInt(?:\s+(-?\d{1,9})\s+(-?\d{1,9}))?$/;
const UUIDS = new Set(['$guid', '$uuid', '$random.uuid']);
const MOST_PLACES = 500;
const MOST_CHARACTERS = 64 * 1024;

/** Replaces `{{…}}` by values. */
export const fillPlaces = (placed: PlacedText, scope: Scope): Filled =>
  fill(placed, scope, { places: MOST_PLACES, characters: MOST_CHARACTERS });

function fill(placed: PlacedText, scope: Scope, budget: Budget): Filled {
  let problem: string | undefined;
  const text = placed.text.replace(PLACE, (_, inner: string) => {
    if (problem !== undefined) return '';
    budget.places -= 1;
    const filled = budget.places < 0 ? TOO_MUCH : valueOf(inner.trim(), placed.line, scope, budget);
    if ('problem' in filled) {
      ({ problem } = filled);
      return '';
    }
    budget.characters -= filled.text.length;
    if (budget.characters < 0) ({ problem } = TOO_MUCH);
    return filled.text;
  });
  return problem === undefined ? { text } : { problem };
}

const TOO_MUCH = {
  problem: `variables that refer to each other in a cycle, or amount to more than ${MOST_PLACES} values or ${MOST_CHARACTERS} characters`,
};

function valueOf(expression: string, line: number, scope: Scope, budget: Budget): Filled {
  if (UUIDS.has(expression)) return { text: drawUuid(scope.random) };
  const between = NUMBER_BETWEEN.exec(expression);
  if (between !== null) {
    const [from, to] = [Number(between[1] ?? 0), Number(between[2] ?? 1_000)];
    return from > to
      ? { problem: `{{${expression}}}: the smaller number goes first` }
      : { text: String(scope.random.int(from, to)) };
  }
  const variable = findVariable(scope.variables, expression, line);
  if (variable !== undefined) return fill(variable, scope, budget);
  if (expression === 'host') return { text: scope.host };
  return valueOfAnswer(expression, scope) ?? { problem: unknownPlace(expression) };
}

/** The last one above a line, else the first below it. */
function findVariable(
  variables: readonly FileVariable[],
  name: string,
  line: number,
): FileVariable | undefined {
  const own = variables.filter((variable) => variable.name === name);
  return own.findLast((variable) => variable.line <= line) ?? own[0];
}

/** `login.response.body.$.token`, `login.response.headers.Location`; undefined for anything else. */
function valueOfAnswer(expression: string, { answers }: Scope): Filled | undefined {
  const [, name = '', part, path = '*'] = OF_ANSWER.exec(expression) ?? [];
  const answer = answers.get(name);
  if (answer === undefined) return undefined;
  if (part === 'headers') {
    const [, value] = answer.headers.find(([each]) => each === path.toLowerCase()) ?? [];
    return value === undefined
      ? { problem: `the answer to "${name}" has no header ${path}` }
      : { text: value };
  }
  if (path === '*') return { text: answer.body };
  const value = valueAt(answer.json, path);
  if (value === undefined) return { problem: `the answer to "${name}" has no ${path}` };
  return { text: typeof value === 'string' ? value : JSON.stringify(value) };
}

/** A JSON path of keys and places, such as `$.items[0].id`. */
function valueAt(json: unknown, path: string): unknown {
  const keys = path.replace(/^\$?\.?/, '').match(/[^.[\]'"]+/g) ?? [];
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    json,
  );
}

function drawUuid(random: SeededRandom): string {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}

const unknownPlace = (expression: string): string =>
  expression.startsWith('$')
    ? `{{${expression}}} is not known; there are {{$uuid}} and {{$randomInt 1 100}}`
    : `nothing defines {{${expression}}}; write @${/^\w+$/.test(expression) ? expression : 'name'} = value above`;

/** Placeholders that nothing will fill. */
export function findUnknownPlaces({ requests, variables }: HttpFile): FileProblem[] {
  const defined = new Set(['host', ...UUIDS, ...variables.map(({ name }) => name)]);
  const above = new Set<string | undefined>();
  const isKnown = (expression: string): boolean => {
    const [, name] = OF_ANSWER.exec(expression) ?? [];
    return defined.has(expression) || NUMBER_BETWEEN.test(expression) || above.has(name ?? '');
  };
  const ofRequests = requests.flatMap((request) => {
    const { target, headers, body, name } = request;
    const found = [target, ...headers, ...(body === undefined ? [] : [body])].flatMap((placed) =>
      unknownIn(placed, isKnown),
    );
    above.add(name);
    return found;
  });
  return [...ofRequests, ...variables.flatMap((variable) => unknownIn(variable, isKnown))];
}

function unknownIn({ text, line }: PlacedText, isKnown: (expression: string) => boolean): FileProblem[] {
  return text.split('\n').flatMap((each, offset) =>
    [...each.matchAll(PLACE)]
      .map(([, inner = '']) => inner.trim())
      .filter((expression) => !isKnown(expression))
      .map((expression) => ({ line: line + offset, message: unknownPlace(expression) })),
  );
}
