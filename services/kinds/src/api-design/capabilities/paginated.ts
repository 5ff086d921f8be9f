import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import { memberOf, type Located } from '../document/located.js';
import { headerOf, jsonSchemaOf, successesOf, type Parameter } from '../document/operation.js';
import {
  casesOf,
  guaranteedAt,
  isAlways,
  propertyNames,
  typesOf,
  type Case,
} from '../document/schema-cases.js';
import { listArrays, listLinks } from '../document/list-body.js';
import { ofEachOperation } from './capability.js';

const settings = z.strictObject({
  /** The largest page that a consumer accepts. */
  most: z.number().int().positive().default(1_000),
  /** Whether pages must stay stable while entries are inserted; offsets and page numbers don't. */
  stable: z.boolean().default(false),
});

// Names are compared without case and signs: `page[size]` is `pagesize`.
const SIZE = /limit|pagesize|perpage|^(max)?(size|count|top|first|take|results)$|^max(page|items|results)$/;
const OFFSET = /offset|^skip$|^start(at|index)?$|^page(number|no|index)?$|^from$/;
const CURSOR =
  /cursor|pagetoken|^token$|continu|marker|^next|lastid|^(starting)?after(id|key)?$|^(ending)?before(id|key)?$|^(older|newer)(than)?(id|key)?$|^since(id)?$/;

const plain = (name: string): string => name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();

/** A list in bounded pages, each of which leads to the next. */
export const paginated = ofEachOperation(settings, (document, operation, { most, stable }) => {
  if (operation.method !== 'GET')
    return { problem: "A consumer can't read the list safely.", instead: `It is a ${operation.method}.` };
  const [success] = successesOf(operation);
  const body = jsonSchemaOf(document, success?.at);
  const arrays = body === undefined ? [] : listArrays(document, [body]);
  const [list] = arrays;
  if (success === undefined || body === undefined || list === undefined)
    return {
      problem: "A consumer can't rely on finding the entries of a page.",
      instead: 'No JSON body of success is an array, or an object with a required property of type `array`.',
      ...(success && { pointer: body?.pointer ?? success.at.pointer }),
    };
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const unbounded = findUnbounded(document, query, list.schemas, most);
  if (unbounded !== undefined) return unbounded;
  const leads = listLinks(document, [body], isGivenBack(query, fieldsOf(document, list.schemas)));
  const cursors = query.filter(
    ({ name }) => CURSOR.test(plain(name)) || leads.some((lead) => isNamedAfter(lead.name, name)),
  );
  const hasLinkHeader = headerOf(document, success, 'Link') !== undefined;
  if (leads.some(({ isAddress }) => isAddress) || hasLinkHeader) return undefined;
  const broken = findBrokenCursor(document, cursors, leads, list.schemas, body);
  if (cursors.length > 0 && broken === undefined) return undefined;
  const offset = query.find(({ name }) => OFFSET.test(plain(name)));
  const problem = stable
    ? "A consumer can't read on while entries are inserted: pages shift."
    : "A consumer can't ask for the next page.";
  if (offset !== undefined && !stable) return undefined;
  if (broken !== undefined) return broken;
  return offset === undefined
    ? {
        problem,
        instead:
          'It has no query parameter such as `cursor`, `after` or `offset`, and no link to a next page.',
      }
    : { problem, instead: `It continues by \`${offset.name}\`.`, pointer: offset.at.pointer };
});

const fieldsOf = (document: ApiDocument, list: Case): readonly string[] =>
  propertyNames(document, itemsOf(document, list)).map(plain);

/** Whether a page has a value for a parameter of the same name. A size, an offset or a filter leads nowhere. */
const isGivenBack =
  (query: readonly Parameter[], fields: readonly string[]) =>
  (property: string): boolean => {
    const name = plain(property);
    const leadsNowhere = SIZE.test(name) || OFFSET.test(name) || fields.includes(name);
    return !leadsNowhere && query.some((parameter) => plain(parameter.name) === name);
  };

/** A parameter `position` takes what a property `nextPosition` gives. */
const isNamedAfter = (lead: string, parameter: string): boolean =>
  parameter.length > 3 && plain(lead).includes(plain(parameter));

function findUnbounded(document: ApiDocument, query: readonly Parameter[], list: Case, most: number) {
  const sizes = query.filter(({ name }) => SIZE.test(plain(name)));
  const bounds = sizes.map(({ schema }) => largest(document, [schema], 'maximum'));
  const fixed = sizes.length === 0 ? largest(document, list, 'maxItems') : undefined;
  const bound = bounds.find((each) => each !== undefined) ?? fixed;
  const [size] = sizes;
  const problem = "A consumer can't tell how large a page may become.";
  const at = size === undefined ? {} : { pointer: size.schema.pointer };
  if (bound === undefined)
    return size === undefined
      ? {
          problem,
          instead: 'No query parameter such as `limit` bounds a page, and the array has no `maxItems`.',
        }
      : { problem, instead: `\`${size.name}\` is not an integer with a \`maximum\`.`, ...at };
  return bound <= most
    ? undefined
    : { problem, instead: `A page may have ${bound} entries; ${most} are too many.`, ...at };
}

/** The bound that holds in every case of a schema; undefined where some case has none. */
function largest(document: ApiDocument, schemas: Case, keyword: 'maximum' | 'maxItems'): number | undefined {
  if (keyword === 'maximum' && !isAlways(document, schemas, 'integer')) return undefined;
  const bounds = casesOf(document, schemas).map((each) =>
    Math.min(...each.flatMap(({ value }) => boundOf(value, keyword))),
  );
  const bound = Math.max(...bounds);
  return Number.isFinite(bound) ? bound : undefined;
}

function boundOf(value: unknown, keyword: string): number[] {
  const bound = memberOf(value, keyword);
  const exclusive = keyword === 'maximum' ? memberOf(value, 'exclusiveMaximum') : undefined;
  const listed = memberOf(value, 'enum');
  return [
    ...(typeof bound === 'number' ? [bound] : []),
    ...(typeof exclusive === 'number' ? [exclusive - 1] : []),
    ...(Array.isArray(listed) ? [Math.max(...listed.map(Number))] : []),
  ];
}

/** For a cursor that no answer supplies: no property of its type, and no key of the last entry. */
function findBrokenCursor(
  document: ApiDocument,
  cursors: readonly Parameter[],
  leads: readonly { readonly name: string; readonly schemas: Case }[],
  list: Case,
  body: Located,
) {
  const [cursor] = cursors;
  const keys = propertyNames(document, itemsOf(document, list)).flatMap((name) => {
    const cases = guaranteedAt(document, itemsOf(document, list), name);
    return cases === undefined ? [] : [{ name, cases }];
  });
  const fits = ({ schema }: Parameter): boolean =>
    leads.some((lead) => shareType(document, [schema], lead.schemas)) ||
    keys.some(({ cases }) => cases.every((each) => shareType(document, [schema], each)));
  if (cursor === undefined || cursors.some(fits)) return undefined;
  return {
    problem: `A consumer has nothing to send as \`${cursor.name}\`.`,
    instead: 'The page has no next cursor of that type, and its entries have no required key of that type.',
    pointer: body.pointer,
  };
}

const itemsOf = (document: ApiDocument, list: Case): Case =>
  casesOf(document, list)[0]?.flatMap((schema) => {
    const items = memberOf(schema.value, 'items');
    return items === undefined ? [] : [{ pointer: `${schema.pointer}/items`, value: items }];
  }) ?? [];

function shareType(document: ApiDocument, one: Case, other: Case): boolean {
  const [left, right] = [typesOf(document, one), typesOf(document, other)];
  return (
    left !== undefined && right !== undefined && [...left].some((type) => type !== 'null' && right.has(type))
  );
}
