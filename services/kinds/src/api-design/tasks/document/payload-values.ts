import type { ApiDocument } from '../../document/api-document.js';
import { isObject } from '../../document/located.js';
import { propertyNames, type Case } from '../../document/schema-cases.js';
import { fillJson, fillText } from '../../../judging/fill.js';
import type { Values } from '../../exchanges/draw-values.js';
import type { Bodies, BodyCase } from './task-files.js';

export interface Payload {
  readonly why: string;
  readonly value: unknown;
}

/** The bodies of a file with their drawn values. */
export const payloadsOf = ({ base, cases }: Bodies, values: Values): Payload[] =>
  cases.map((each) => ({ why: each.why, value: fillJson(valueOf(base, each, values), values) }));

function valueOf(base: unknown, { value, set, drop }: BodyCase, values: Values): unknown {
  if (value !== undefined) return value;
  const copy: unknown = structuredClone(base);
  const keysOf = (pointer: string): string[] => fillText(pointer, values).split('/').slice(1);
  for (const pointer of drop) change(copy, keysOf(pointer), undefined);
  for (const [pointer, part] of Object.entries(set)) change(copy, keysOf(pointer), structuredClone(part));
  return copy;
}

/** Sets the member that `keys` lead to, or removes it. Throws where the base has no such place. */
function change(target: unknown, keys: readonly string[], value: unknown): void {
  const [key = '', ...rest] = keys;
  if (typeof target !== 'object' || target === null)
    throw new Error(`the base has nothing at ${keys.join('/')}`);
  const members = target as Record<string, unknown>;
  if (rest.length > 0) return change(members[key], rest, value);
  if (value === undefined && Array.isArray(target)) target.splice(Number(key), 1);
  else if (value === undefined) delete members[key];
  else members[key] = value;
}

/** A body plus the properties in `also` that the learner's schema declares; its own properties stay. */
export function addDeclared(
  document: ApiDocument,
  schemas: Case,
  value: unknown,
  also: Readonly<Record<string, unknown>>,
): unknown {
  if (!isObject(value)) return value;
  const declared = new Set(propertyNames(document, schemas));
  const added = Object.entries(also).filter(([name]) => declared.has(name));
  return { ...Object.fromEntries(added), ...value };
}
