/** Why a design is rejected before it runs on any data; `place` names the part, such as `reads.order-page.find.filter`. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly reason: 'compile-error' | 'forbidden';

  constructor(reason: 'compile-error' | 'forbidden', place: string, what: string) {
    super(place === '' ? what : `${place}: ${what}`);
    this.reason = reason;
  }
}

/** The design is malformed. */
export const malformed = (place: string, what: string): Violation =>
  new Violation('compile-error', place, what);

/** The design uses something that is not supported. */
export const notAllowed = (place: string, what: string): Violation => new Violation('forbidden', place, what);

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function asFields(value: unknown, place: string): Fields {
  if (isFields(value)) return value;
  throw malformed(place, `expected a document, found ${found(value)}`);
}

export function asList(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw malformed(place, `expected an array, found ${found(value)}`);
}

export function asText(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw malformed(place, `expected a text, found ${found(value)}`);
}

/** Rejects unknown fields of a part of a design, and missing ones. */
export function withFields(
  fields: Fields,
  place: string,
  {
    required,
    optional = [],
  }: { readonly required: readonly string[]; readonly optional?: readonly string[] },
): void {
  const known = [...required, ...optional];
  for (const name of Object.keys(fields))
    if (!known.includes(name))
      throw malformed(place, `"${name}" is unknown here; there are ${known.join(', ')}`);
  for (const name of required)
    if (!Object.hasOwn(fields, name)) throw malformed(place, `"${name}" is missing`);
}

function found(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'a document' : JSON.stringify(value).slice(0, 40);
}
