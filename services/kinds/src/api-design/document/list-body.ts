import type { ApiDocument } from './api-document.js';
import { memberOf } from './located.js';
import { casesOf, guaranteedAt, isAlways, propertyInCase, propertyNames, type Case } from './schema-cases.js';

/** A list within a body: the way to it, and its schemas. */
export interface ListWithin {
  /** Empty where the body is the list. */
  readonly path: string;
  readonly schemas: Case;
}

/** The lists that every body of the schema has: itself, or required properties of type array. */
export function listArrays(document: ApiDocument, body: Case): ListWithin[] {
  if (isAlways(document, body, 'array')) return [{ path: '', schemas: body }];
  return propertyNames(document, body).flatMap((name) => {
    const cases = guaranteedAt(document, body, name);
    if (cases === undefined || cases.length === 0) return [];
    return cases.every((each) => isAlways(document, each, 'array'))
      ? [{ path: name, schemas: cases[0] ?? [] }]
      : [];
  });
}

/** A property that leads to the next page: a cursor, or an address. */
export interface NextLink {
  readonly name: string;
  readonly isAddress: boolean;
  readonly schemas: Case;
}

const NEXT = /next|cursor|continu|token/i;
const AROUND = /link|meta|pag|cursor|info/i;

/**
 * Properties of a page that lead to the next one, at the top or one object deep, required or not: by their names, or
 * because `leads` says so.
 */
export function listLinks(
  document: ApiDocument,
  body: Case,
  leads: (name: string) => boolean = () => false,
  isInner = false,
): NextLink[] {
  return casesOf(document, body).flatMap((each) =>
    propertyNames(document, each).flatMap((name) => {
      const schemas = propertyInCase(document, each, name);
      const inner = !isInner && AROUND.test(name) ? listLinks(document, schemas, leads, true) : [];
      const own = (NEXT.test(name) || leads(name)) && isText(document, schemas);
      return [...inner, ...(own ? [{ name, schemas, isAddress: isAddress(document, schemas) }] : [])];
    }),
  );
}

const isText = (document: ApiDocument, schemas: Case): boolean =>
  casesOf(document, schemas).some((each) =>
    each.some(({ value }) =>
      ['string', 'integer'].some((type) => [memberOf(value, 'type')].flat().includes(type)),
    ),
  );

const isAddress = (document: ApiDocument, schemas: Case): boolean =>
  casesOf(document, schemas).some((each) =>
    each.some(({ value }) => /^(uri|url|iri)/.test(String(memberOf(value, 'format')))),
  );
