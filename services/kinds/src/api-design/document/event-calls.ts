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

/**
 * The request that carries an event: the one with its name or operationId, else one whose body has a property that lists
 * the event. Several may list all events, such as by a shared type; then a name that ends with the event decides.
 */
export function findEventCall(document: ApiDocument, event: string): EventCall | undefined {
  const calls = listEventCalls(document);
  const namesOf = ({ name, operation }: EventCall): string[] => [plain(name), plain(operation.id)];
  const named = calls.find((call) => namesOf(call).includes(plain(event)));
  if (named !== undefined) return named;
  const listing = calls.filter((call) => listsEvent(document, call, event));
  return listing.find((call) => namesOf(call).some((each) => each.endsWith(plain(event)))) ?? listing[0];
}

function listsEvent(document: ApiDocument, { operation }: EventCall, event: string): boolean {
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
