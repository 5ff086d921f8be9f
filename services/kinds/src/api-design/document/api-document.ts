import type { Place } from '../lab/protocol.js';
import { isObject, memberOf, pointerTo, valueAt, type Located } from './located.js';

/** A learner's OpenAPI document as the tool box bundled it: plain JSON whose references begin with `#/`. */
export interface ApiDocument {
  readonly version: '3.0' | '3.1';
  readonly document: unknown;
  readonly places: Readonly<Record<string, Place>>;
}

const MOST_REFERENCES = 20;

/** Follows references, so that the pointer is that of the value itself. A cycle of references is undefined. */
export function resolve(document: ApiDocument, at: Located): Located {
  let found = at;
  for (let step = 0; step < MOST_REFERENCES; step += 1) {
    const next = referenced(document, found);
    if (next === undefined) return found;
    found = next;
  }
  return { pointer: at.pointer, value: undefined };
}

/** What a reference names, which may be a reference itself; undefined for anything else. */
export function referenced({ document }: ApiDocument, { value }: Located): Located | undefined {
  const reference = memberOf(value, '$ref');
  if (typeof reference !== 'string') return undefined;
  const pointer = decodeURIComponentSafely(reference.replace(/^#/, ''));
  return { pointer, value: valueAt(document, pointer) };
}

/** A member below `at`, references followed at every step. */
export function child(document: ApiDocument, at: Located, ...keys: readonly string[]): Located {
  return keys.reduce((found, key) => {
    const { pointer, value } = resolve(document, found);
    return resolve(document, { pointer: pointerTo(pointer, key), value: memberOf(value, key) });
  }, at);
}

/** The members of an object, references followed; of anything else, none. */
export function children(document: ApiDocument, at: Located): [key: string, member: Located][] {
  const { pointer, value } = resolve(document, at);
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.map((key) => [
    key,
    resolve(document, { pointer: pointerTo(pointer, key), value: memberOf(value, key) }),
  ]);
}

export const rootOf = ({ document }: ApiDocument): Located => ({ pointer: '', value: document });

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
