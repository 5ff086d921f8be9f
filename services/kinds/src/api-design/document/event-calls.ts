import { child, children, rootOf, type ApiDocument } from './api-document.js';
import { memberOf } from './located.js';
import { jsonSchemaOf, listOperations, operationsOf, type Operation } from './operation.js';
import { casesOf, guaranteedAt, propertyNames } from './schema-cases.js';

/** A request that the API sends: a webhook (3.1) or a callback. */
export interface EventCall {
  readonly name: string;
  readonly operation: Operation;
}

export function listEventCalls(document: ApiDocument): EventCall[] {
  const groups = [
    child(document, rootOf(document), 'webhooks'),
    ...listOperations(document).map(({ at }) => child(document, at, 'callbacks')),
  ];
  return groups.flatMap((group, index) =>
    children(document, group).flatMap(([name, item]) => {
      // A callback has its path items one level deeper, by an expression.
      const items = index === 0 ? [item] : children(document, item).map(([, inner]) => inner);
      return items.flatMap((each) =>
        operationsOf(document, name, each).map((operation) => ({ name, operation })),
      );
    }),
  );
}

const plain = (name: string): string => name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();

/** The request that carries an event: by its name, its operationId, or a property of its body that lists the event. */
export const findEventCall = (document: ApiDocument, event: string): EventCall | undefined =>
  listEventCalls(document).find((call) => isOf(document, call, event));

function isOf(document: ApiDocument, { name, operation }: EventCall, event: string): boolean {
  if ([name, operation.id].some((each) => plain(each) === plain(event))) return true;
  const body = jsonSchemaOf(document, operation.requestBody);
  if (body === undefined) return false;
  return propertyNames(document, [body]).some((property) =>
    (guaranteedAt(document, [body], property) ?? []).some((each) =>
      casesOf(document, each).some((schemas) =>
        schemas.some(({ value }) => {
          const listed = memberOf(value, 'enum');
          return memberOf(value, 'const') === event || (Array.isArray(listed) && listed.includes(event));
        }),
      ),
    ),
  );
}
