import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import { memberOf, type Located } from '../document/located.js';
import { mediaOf, type Operation } from '../document/operation.js';
import { casesOf, itemsInCase, propertyInCase, propertyNames, type Case } from '../document/schema-cases.js';
import { ofEachOperation } from './capability.js';

const settings = z.strictObject({
  /** Names of properties that answers don't have. */
  fields: z.array(z.string().min(1)).min(1),
});

/** Enough for every document that people write; recursive schemas with many alternatives end here. */
const MOST_SCHEMAS = 2_000;

/** Secrets that come in and never go out again: no answer declares them, at any depth. */
export const notInAnswers = ofEachOperation(settings, (document, operation, { fields }) => {
  const found = findField(document, schemasOf(document, operation), new Set(fields));
  if (found === undefined) return undefined;
  return {
    problem: `Everybody who reads or logs its answers sees \`${found.name}\`.`,
    instead: 'A response declares it, without `writeOnly`.',
    pointer: found.at.pointer,
  };
});

const schemasOf = (document: ApiDocument, { responses }: Operation): Located[] =>
  responses.flatMap(({ at }) => mediaOf(document, at).map(({ schema }) => schema));

function findField(document: ApiDocument, answers: readonly Located[], fields: ReadonlySet<string>) {
  const waiting: Case[] = answers.map((schema) => [schema]);
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined && seen.size < MOST_SCHEMAS; next = waiting.pop()) {
    for (const each of casesOf(document, next)) {
      const key = each.map(({ pointer }) => pointer).join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      for (const { name, schemas } of membersOf(document, each)) {
        const [at] = schemas;
        if (at !== undefined && name !== undefined && fields.has(name)) return { name, at };
        if (at !== undefined) waiting.push(schemas);
      }
    }
  }
  return undefined;
}

/** The properties that an answer may have, and the entries of a list. */
function membersOf(document: ApiDocument, each: Case): { readonly name?: string; readonly schemas: Case }[] {
  const properties = propertyNames(document, each)
    .map((name) => ({ name, schemas: propertyInCase(document, each, name) }))
    .filter(({ schemas }) => !isWriteOnly(document, schemas));
  return [...properties, { schemas: itemsInCase(document, each) }];
}

const isWriteOnly = (document: ApiDocument, schemas: Case): boolean =>
  casesOf(document, schemas).every((each) => each.some(({ value }) => memberOf(value, 'writeOnly') === true));
