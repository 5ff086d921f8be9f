import { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import { memberOf } from '../document/located.js';
import {
  findResponse,
  headerOf,
  jsonSchemaOf,
  listOperations,
  successesOf,
  type Operation,
  type Response,
} from '../document/operation.js';
import { casesOf, guaranteedAt, propertyNames, type Case } from '../document/schema-cases.js';
import { documentedStatuses, ofEachOperation } from './capability.js';

const settings = z.strictObject({
  /** The operation that reports how far the job is. */
  status: z.string().min(1),
  /** Whether the document must say when to poll again. */
  wait: z.boolean().default(false),
});

const ADDRESSES = ['Location', 'Operation-Location', 'Content-Location', 'Link'];
const REFERENCE = /(^|_|[a-z])(id|url|uri|href|link|location|self)$|^(id|url|uri|href|self|location)$/i;
const STATE = /^(status|state|phase)$/i;
const FEWEST_STATES = 3;

/** Work that goes on after the answer: 202 leads to a resource that reports its state. */
export const asyncJob = ofEachOperation(settings, (document, operation, { status, wait }) => {
  const accepted = findResponse(operation, '202');
  if (accepted === undefined)
    return {
      problem: "A consumer can't start the work without waiting for its end.",
      instead: `202 is not documented. ${documentedStatuses(operation)}`,
    };
  const body = jsonSchemaOf(document, accepted.at);
  const leads =
    ADDRESSES.some((name) => headerOf(document, accepted, name) !== undefined) ||
    (body !== undefined && hasReference(document, [body]));
  if (!leads)
    return {
      problem: "A consumer can't find the work that it started.",
      instead: 'Its 202 has neither a `Location` header nor a body with a required id or address.',
      pointer: accepted.at.pointer,
    };
  const reader = listOperations(document).find(({ id }) => id === status);
  if (reader === undefined || reader.method !== 'GET')
    return {
      problem: "A consumer can't ask how far the work is.",
      instead:
        reader === undefined
          ? `There is no operation \`${status}\`.`
          : `\`${status}\` is a ${reader.method}.`,
      ...(reader && { pointer: reader.at.pointer }),
    };
  return (
    findMissingState(document, reader) ?? (wait ? findMissingWait(document, accepted, reader) : undefined)
  );
});

/** A time to wait, given where the work was accepted or where its state is read. */
function findMissingWait(document: ApiDocument, accepted: Response, reader: Operation) {
  const waits = [accepted, ...successesOf(reader)].some(
    (response) => headerOf(document, response, 'Retry-After') !== undefined,
  );
  if (waits) return undefined;
  return {
    problem: "A consumer can't know when to ask again.",
    instead: `Neither its 202 nor a success of \`${reader.id}\` has a \`Retry-After\` header.`,
    pointer: accepted.at.pointer,
  };
}

const hasReference = (document: ApiDocument, body: Case): boolean =>
  propertyNames(document, body).some(
    (name) => REFERENCE.test(name) && guaranteedAt(document, body, name) !== undefined,
  );

function findMissingState(document: ApiDocument, reader: Operation) {
  const body = jsonSchemaOf(document, successesOf(reader)[0]?.at);
  const states =
    body === undefined
      ? []
      : propertyNames(document, [body])
          .filter((name) => STATE.test(name))
          .map((name) => guaranteedAt(document, [body], name) ?? []);
  const hasStates = states.some(
    (cases) => cases.length > 0 && valuesOf(document, cases).size >= FEWEST_STATES,
  );
  if (hasStates) return undefined;
  return {
    problem: "A consumer can't tell work that goes on from work that is done or failed.",
    instead: `\`${reader.id}\` does not guarantee a \`status\` with an \`enum\` of at least ${FEWEST_STATES} states.`,
    pointer: (body ?? reader.at).pointer,
  };
}

/** The values that the cases list; none where some case allows any. */
function valuesOf(document: ApiDocument, cases: readonly Case[]): ReadonlySet<unknown> {
  const lists = cases
    .flatMap((each) => casesOf(document, each))
    .map((each) =>
      each.flatMap(({ value }) => {
        const [listed, constant] = [memberOf(value, 'enum'), memberOf(value, 'const')];
        return constant === undefined ? (Array.isArray(listed) ? (listed as unknown[]) : []) : [constant];
      }),
    );
  return new Set(lists.some((list) => list.length === 0) ? [] : lists.flat());
}
