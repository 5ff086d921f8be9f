import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import { isAttemptKey } from '../document/attempt-key.js';
import { memberOf } from '../document/located.js';
import {
  findResponse,
  headerOf,
  jsonSchemaOf,
  successesOf,
  type Operation,
  type Parameter,
} from '../document/operation.js';
import { guaranteedAt, isAlways, propertyNames } from '../document/schema-cases.js';
import { documentedStatuses, ofEachOperation } from './capability.js';

const settings = z.strictObject({
  /** Whether every request must carry a key. */
  required: z.boolean().default(false),
  /** All of these statuses must be documented; without it, 409 or 422 is enough. */
  answers: z.array(z.enum(['409', '422'])).default([]),
});

const FIELD = /idempot|request_?(id|key|token)|client_?(request_?)?(id|token|key|ref)|deduplication/i;
const REPLAY = /repl(ay|ied)|retr(y|ie)|again|same|repeat|duplicat|once|already/i;
const PROBLEM = "A consumer that retries can't know whether it creates a second one.";

/** Creating that may be retried: by a key, or by an address that the consumer chooses. */
export const idempotentCreate = ofEachOperation(settings, (document, operation, { required, answers }) => {
  if (operation.method === 'PUT') return findUndocumented(operation, answers);
  const header = operation.parameters.find(isAttemptKey);
  const field = findField(document, operation);
  if (header === undefined && field === undefined)
    return {
      problem: PROBLEM,
      instead:
        'The request has no header such as `Idempotency-Key` and no required property such as `requestId`.',
    };
  if (header !== undefined && !isAlways(document, [header.schema], 'string'))
    return {
      problem: PROBLEM,
      instead: `\`${header.name}\` is not of type \`string\`.`,
      pointer: header.at.pointer,
    };
  if (findResponse(operation, '409') === undefined && findResponse(operation, '422') === undefined)
    return {
      problem: "A consumer can't tell a key that was used for another request.",
      instead: `Neither 409 nor 422 is documented. ${documentedStatuses(operation)}`,
    };
  const undocumented = findUndocumented(operation, answers);
  if (undocumented !== undefined) return undocumented;
  if (field !== undefined || header?.required === true) return undefined;
  if (required)
    return {
      problem: 'A consumer that forgets the key gets no error for it.',
      instead: `\`${header?.name}\` is not required.`,
      ...(header && { pointer: header.at.pointer }),
    };
  if (header !== undefined && hasReplay(document, operation, header)) return undefined;
  return {
    problem: "A consumer can't know what a retry with the same key is answered with.",
    instead: `\`${header?.name}\` is optional, and nothing says what a replay does.`,
    ...(header && { pointer: header.at.pointer }),
  };
});

/** Where the task distinguishes a key in use from a key of another request, each has a status. */
function findUndocumented(operation: Operation, answers: readonly string[]) {
  const missing = answers.find((status) => findResponse(operation, status) === undefined);
  if (missing === undefined) return undefined;
  return {
    problem: "A consumer can't tell an attempt that is still running from a key of another request.",
    instead: `${missing} is not documented. ${documentedStatuses(operation)}`,
  };
}

function findField(document: ApiDocument, { requestBody }: Operation): string | undefined {
  const body = jsonSchemaOf(document, requestBody);
  if (body === undefined || memberOf(requestBody?.value, 'required') !== true) return undefined;
  return propertyNames(document, [body]).find(
    (name) => FIELD.test(name) && guaranteedAt(document, [body], name) !== undefined,
  );
}

/** A replay is documented by a status or header of its own, or in words where the key is described. */
function hasReplay(document: ApiDocument, operation: Operation, header: Parameter): boolean {
  const successes = successesOf(operation);
  const marked = successes.some((response) =>
    ['Idempotent-Replayed', 'Idempotency-Replayed'].some(
      (name) => headerOf(document, response, name) !== undefined,
    ),
  );
  const words = [header.at.value, operation.at.value].map((value) => String(memberOf(value, 'description')));
  return marked || successes.length > 1 || words.some((text) => REPLAY.test(text));
}
