import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import { memberOf, stringsOf } from '../document/located.js';
import type { Operation, Parameter } from '../document/operation.js';
import { casesOf, itemsInCase, propertyInCase, typesOf, type Case } from '../document/schema-cases.js';
import { ofEachOperation } from './capability.js';

const settings = z.strictObject({
  /** Fields to filter by. */
  filters: z.array(z.string().min(1)).default([]),
  /** Fields to sort by. */
  sort: z.array(z.string().min(1)).default([]),
});

const SORT = /^(sort|order)/i;

/** A list that consumers can narrow and order by fields that the document names. */
export const filterAndSort = ofEachOperation(settings, (document, operation, { filters, sort }) => {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const unfiltered = filters.find((field) => !query.some((each) => filtersBy(document, each, field)));
  if (unfiltered !== undefined)
    return {
      problem: `A consumer can't list only entries with a certain \`${unfiltered}\`.`,
      instead: describeQuery(operation),
    };
  const sorts = query.filter(({ name }) => SORT.test(name));
  const texts = sorts.flatMap(({ schema }) => choicesOf(document, [schema]));
  const unsorted = sort.find((field) => !texts.some((text) => namesField(text, field)));
  if (unsorted === undefined) return undefined;
  const [parameter] = sorts;
  return {
    problem: `A consumer can't sort by \`${unsorted}\`.`,
    instead:
      parameter === undefined
        ? `It has no query parameter such as \`sort\`. ${describeQuery(operation)}`
        : `\`${parameter.name}\` does not list it in an \`enum\` or \`pattern\`.`,
    ...(parameter && { pointer: parameter.schema.pointer }),
  };
});

const describeQuery = ({ parameters }: Operation): string => {
  const names = parameters.flatMap(({ name, in: place }) => (place === 'query' ? [`\`${name}\``] : []));
  return names.length === 0 ? 'It has no query parameters.' : `Its query parameters are ${names.join(', ')}.`;
};

const plain = (name: string): string => name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();

/** `status`, `filter[status]`, `created_after` for createdAt, or an object `filter` with the field. */
function filtersBy(document: ApiDocument, { name, schema }: Parameter, field: string): boolean {
  const [own, wanted] = [plain(name), plain(field)];
  const isTyped = typesOf(document, [schema]) !== undefined;
  const stem = wanted.replace(/(at|on|date)$/, '');
  const range = ['from', 'to', 'min', 'max', 'after', 'before', 'since', 'until', 'gte', 'lte', 'gt', 'lt'];
  const named = [
    wanted,
    `filter${wanted}`,
    `${wanted}s`,
    ...range.flatMap((word) => [wanted + word, word + wanted, stem + word]),
  ];
  if (isTyped && named.includes(own)) return true;
  return (
    /^filters?$/.test(own) &&
    casesOf(document, [schema]).some(
      (each) => typesOf(document, propertyInCase(document, each, field)) !== undefined,
    )
  );
}

/** What a parameter may be, where the document says so: the values of an enum, or a pattern. */
function choicesOf(document: ApiDocument, schemas: Case): string[] {
  return casesOf(document, schemas).flatMap((each) => {
    const own = each.flatMap(({ value }) => {
      const [constant, pattern] = [memberOf(value, 'const'), memberOf(value, 'pattern')];
      return [...stringsOf(memberOf(value, 'enum')), ...stringsOf([constant, pattern])];
    });
    const items = itemsInCase(document, each);
    return items.length === 0 ? own : [...own, ...choicesOf(document, items)];
  });
}

/** Whether a choice such as `-createdAt`, `createdAt:desc` or `^-?(createdAt|total)$` names a field. */
const namesField = (choice: string, field: string): boolean =>
  choice
    .split(/[^A-Za-z0-9_.]+/)
    .some(
      (word) => plain(word) === plain(field) || plain(word.replace(/[._](asc|desc)$/i, '')) === plain(field),
    );
