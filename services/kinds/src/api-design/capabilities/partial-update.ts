import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import type { Located } from '../document/located.js';
import { mediaOf } from '../document/operation.js';
import {
  casesOf,
  isAlways,
  itemsInCase,
  propertyInCase,
  requiredInCase,
  typesOf,
  type Case,
} from '../document/schema-cases.js';
import { listed, ofEachOperation } from './capability.js';
import { VERSION } from './version-field.js';

const settings = z.strictObject({
  /** Fields that can be changed alone. */
  fields: z.array(z.string().min(1)).default([]),
  /** A POST adds a change to those of the resource. */
  methods: z
    .array(z.enum(['PATCH', 'POST']))
    .min(1)
    .default(['PATCH']),
});

const JSON_PATCH = 'application/json-patch+json';
const PROBLEM = "A consumer can't change one field and leave the others as they are.";

/** An update that names only what changes: a merge patch, a JSON Patch, or a body whose fields are optional. */
export const partialUpdate = ofEachOperation(settings, (document, operation, { fields, methods }) => {
  const { method } = operation;
  if (!methods.some((each) => each === method)) return { problem: PROBLEM, instead: describeMethod(method) };
  const bodies = operation.requestBody === undefined ? [] : mediaOf(document, operation.requestBody);
  const patch = bodies.find(({ type }) => type === JSON_PATCH);
  if (patch !== undefined) return judgeOperations(document, patch.schema);
  const merge = bodies.find(({ type }) => type === 'application/json' || type.endsWith('+json'));
  if (merge === undefined) return { problem: PROBLEM, instead: 'Its request has no JSON body.' };
  return judgeMerge(document, merge.schema, fields);
});

const describeMethod = (method: string): string =>
  method === 'PUT' ? 'It is a PUT, which replaces the whole.' : `It is a ${method}, not a PATCH.`;

function judgeMerge(document: ApiDocument, schema: Located, fields: readonly string[]) {
  const at = { pointer: schema.pointer };
  if (!isAlways(document, [schema], 'object'))
    return { problem: PROBLEM, instead: 'Its body is not of type `object`.', ...at };
  const cases = casesOf(document, [schema]);
  const wanted = fields.find((name) => !cases.some((each) => isAlone(document, each, name)));
  if (wanted !== undefined)
    return {
      problem: `A consumer can't change \`${wanted}\` alone.`,
      instead: describeField(document, cases, wanted),
      ...at,
    };
  const required = cases.map(requiredFields);
  const names = required[0] ?? [];
  if (fields.length > 0 || required.some((each) => each.length === 0)) return undefined;
  return { problem: PROBLEM, instead: `Its body requires ${listed(names)}.`, ...at };
}

/** What a body requires beside the version that it is based on. */
const requiredFields = (each: Case): string[] =>
  [...requiredInCase(each)].filter((name) => !VERSION.test(name));

/** Whether a body may have this field and no other. */
function isAlone(document: ApiDocument, each: Case, name: string): boolean {
  const types = typesOf(document, propertyInCase(document, each, name));
  return types !== undefined && requiredFields(each).every((required) => required === name);
}

function describeField(document: ApiDocument, cases: readonly Case[], name: string): string {
  const declared = cases.filter(
    (each) => typesOf(document, propertyInCase(document, each, name)) !== undefined,
  );
  const [first] = declared;
  if (first === undefined) return `Its body declares no \`${name}\` with a type.`;
  return `Its body also requires ${listed(requiredFields(first).filter((each) => each !== name))}.`;
}

/** A JSON Patch is a list of operations, each with `op` and `path`. */
function judgeOperations(document: ApiDocument, schema: Located) {
  const entries = casesOf(document, [schema]).flatMap((each) =>
    casesOf(document, itemsInCase(document, each)),
  );
  const isPatch =
    isAlways(document, [schema], 'array') &&
    entries.length > 0 &&
    entries.every((each) => ['op', 'path'].every((name) => requiredInCase(each).has(name)));
  if (isPatch) return undefined;
  return {
    problem: PROBLEM,
    instead: 'Its JSON Patch is not an array of objects that require `op` and `path`.',
    pointer: schema.pointer,
  };
}
