import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import { memberOf } from '../document/located.js';
import {
  findHeaderParameter,
  findResponse,
  headerOf,
  jsonSchemaOf,
  listOperations,
  successesOf,
  type Operation,
} from '../document/operation.js';
import { guaranteedAt, propertyNames } from '../document/schema-cases.js';
import { documentedStatuses, ofEachOperation } from './capability.js';
import { VERSION } from './version-field.js';

const settings = z.strictObject({
  /** `etag`: only ETag and If-Match count. `any`: a version in the body or query, too. */
  by: z.enum(['etag', 'any']).default('any'),
  /** The operation that reads the resource; the GET of the same path when absent. */
  reader: z.string().optional(),
});

const LOST = "A consumer can't avoid overwriting somebody else's change.";

/** An update that fails when the resource has changed since it was read. */
export const conditionalUpdate = ofEachOperation(settings, (document, operation, { by, reader }) => {
  const readers = listOperations(document).filter((each) =>
    reader === undefined ? each.method === 'GET' && each.path === operation.path : each.id === reader,
  );
  const ifMatch = findHeaderParameter(operation, 'If-Match');
  if (ifMatch !== undefined) return judgeEtag(document, operation, readers, ifMatch.required);
  const version = by === 'any' ? findVersion(document, operation) : undefined;
  if (version === undefined)
    return {
      problem: LOST,
      instead:
        by === 'any'
          ? 'It takes no `If-Match` header, and no required version in its body or query.'
          : 'It takes no `If-Match` header.',
    };
  return judgeVersion(document, operation, readers, version);
});

function judgeEtag(
  document: ApiDocument,
  operation: Operation,
  readers: readonly Operation[],
  required: boolean,
) {
  // The version in the answer to a change only helps the next change.
  const sources = readers.length === 0 ? [operation] : readers;
  const gives = sources.some((each) =>
    successesOf(each).some((response) => headerOf(document, response, 'ETag') !== undefined),
  );
  if (!gives)
    return {
      problem: 'A consumer has nothing to send as `If-Match`.',
      instead: 'No response of the operation that reads the resource has an `ETag` header.',
      pointer: (readers[0] ?? operation).at.pointer,
    };
  if (findResponse(operation, '412') === undefined)
    return {
      problem: "A consumer can't tell that its change came too late.",
      instead: `412 is not documented. ${documentedStatuses(operation)}`,
    };
  if (!required && findResponse(operation, '428') === undefined)
    return {
      problem: 'A consumer may leave `If-Match` out and overwrite a change unseen.',
      instead: '`If-Match` is not required, and 428 is not documented.',
    };
  return undefined;
}

/** The version that a request must name. */
function findVersion(document: ApiDocument, { requestBody, parameters }: Operation): string | undefined {
  const query = parameters.find((each) => each.in === 'query' && each.required && VERSION.test(each.name));
  const body = jsonSchemaOf(document, requestBody);
  if (query !== undefined || body === undefined || memberOf(requestBody?.value, 'required') !== true)
    return query?.name;
  return propertyNames(document, [body]).find(
    (name) => VERSION.test(name) && guaranteedAt(document, [body], name) !== undefined,
  );
}

function judgeVersion(
  document: ApiDocument,
  operation: Operation,
  readers: readonly Operation[],
  version: string,
) {
  const bodies = readers.flatMap((each) => jsonSchemaOf(document, successesOf(each)[0]?.at) ?? []);
  const gives = bodies.some((body) => guaranteedAt(document, [body], version) !== undefined);
  if (!gives)
    return {
      problem: `A consumer has nothing to send as \`${version}\`.`,
      instead: `The operation that reads the resource does not guarantee \`${version}\`.`,
      pointer: (bodies[0] ?? readers[0]?.at ?? operation.at).pointer,
    };
  if (['409', '412'].some((status) => findResponse(operation, status) !== undefined)) return undefined;
  return {
    problem: "A consumer can't tell that its change came too late.",
    instead: `Neither 409 nor 412 is documented. ${documentedStatuses(operation)}`,
  };
}
