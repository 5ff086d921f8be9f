/** A value of a document and its place, as a JSON pointer into the bundled document. */
export interface Located {
  readonly pointer: string;
  /** Undefined where the document has nothing at the place. */
  readonly value: unknown;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of an object or list; undefined where there is none. */
export function memberOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(key) ? (value[Number(key)] as unknown) : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export const pointerTo = (pointer: string, ...keys: readonly string[]): string =>
  [pointer, ...keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

/** What a JSON pointer names within `root`. */
export function valueAt(root: unknown, pointer: string): unknown {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce(memberOf, root);
}

/** Strings of a list; anything else in it is left out. */
export const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** A member as written, reference or not. */
export const memberAt = ({ pointer, value }: Located, key: string): Located => ({
  pointer: pointerTo(pointer, key),
  value: memberOf(value, key),
});
