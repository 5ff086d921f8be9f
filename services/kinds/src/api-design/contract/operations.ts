import { parse } from 'yaml';

/** An operation of a contract: a method, and a path with its parameters in braces. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Whether a path is one of this operation's. */
  readonly matches: (path: string) => boolean;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The operations of an author's OpenAPI document, those with fewer parameters first; none where it is not readable. */
export function readOperations(document: string): Operation[] {
  const paths = objectOf(objectOf(parseOrNothing(document))['paths']);
  return Object.entries(paths)
    .flatMap(([path, item]) =>
      METHODS.filter((method) => Object.hasOwn(objectOf(item), method)).map((method) => ({
        method: method.toUpperCase(),
        path,
        matches: matcherOf(path),
      })),
    )
    .sort((one, other) => parametersIn(one) - parametersIn(other));
}

/** Names of the operations that requests such as `PUT /flags/{{name}}?dry=1` call, each once, in their order. */
export function findOperations(operations: readonly Operation[], sends: readonly string[]): string[] {
  const names = sends.flatMap((send) => {
    const [method = '', target = ''] = send.split(' ');
    const path = target.split('?')[0] ?? '';
    const found = operations.find((operation) => operation.method === method && operation.matches(path));
    return found === undefined ? [] : [`${found.method} ${found.path}`];
  });
  return [...new Set(names)];
}

const parametersIn = ({ path }: Operation): number => path.split('{').length;

function matcherOf(path: string): Operation['matches'] {
  const wanted = path.split('/');
  return (asked) => {
    const parts = asked.split('/');
    return (
      parts.length === wanted.length &&
      wanted.every((part, index) => part === parts[index] || (/^\{.+\}$/.test(part) && parts[index] !== ''))
    );
  };
}

function parseOrNothing(document: string): unknown {
  try {
    return parse(document) as unknown;
  } catch {
    return undefined;
  }
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
