import type { ChallengePackage } from '@hone/contracts/kind';
import type { ApiDocument } from '../../document/api-document.js';
import { listArrays } from '../../document/list-body.js';
import { memberAt, type Located } from '../../document/located.js';
import { jsonSchemaOf, successesOf, type Operation } from '../../document/operation.js';
import { casesOf, itemsInCase } from '../../document/schema-cases.js';
import { noEvent } from '../../capabilities/webhooks.js';
import { findEventCall } from '../../document/event-calls.js';
import type { ValidationCase, ValidationResult } from '../../lab/protocol.js';
import type { Values } from '../../exchanges/draw-values.js';
import { fillJson } from '../../../judging/fill.js';
import { describeError } from './describe-error.js';
import type { PayloadCheck } from './definition.js';
import { explainLimit } from './explain-limit.js';
import type { Complaint, Verdict } from './finding.js';
import { findOperation, noOperation, SUBMISSION, type OpenedDocument } from './opened.js';
import { addDeclared, payloadsOf, type Payload } from './payload-values.js';
import { readBodies } from './task-files.js';

interface Tried extends Payload {
  readonly isValid: boolean;
  readonly results: readonly ValidationResult[];
}

/** Whether the document accepts the valid bodies and rejects the invalid ones. */
export async function judgePayloads(
  opened: OpenedDocument,
  pack: ChallengePackage,
  check: PayloadCheck,
  values: Values,
): Promise<Verdict> {
  const found = findTarget(opened, check);
  if ('missing' in found) return { complaints: [found.missing] };
  const { operation } = found;
  const schemas = schemasFor(opened, operation, check);
  if (schemas.length === 0) return { complaints: [noSchema(operation, check)] };
  const read = (path: string | undefined, isValid: boolean) => {
    if (path === undefined) return [];
    const bodies = readBodies(pack, path);
    const also = fillJson(bodies.also, values) as Readonly<Record<string, unknown>>;
    return payloadsOf(bodies, values).map(({ why, value }) => ({
      why,
      value: addDeclared(opened.document, schemas, value, also),
      isValid,
    }));
  };
  const payloads = [...read(check.valid, true), ...read(check.invalid, false)];
  const tried = await tryAll(opened, schemas, payloads, check.body === 'request' ? 'request' : 'response');
  const judged = { document: opened.document, operation, schemas };
  const complaints = tried.flatMap((each) => complaintOf(judged, check, each) ?? []);
  const isLimited = tried.some(({ results }) => results.some(({ outcome }) => outcome === 'limit'));
  return { complaints, ...(isLimited && { reason: 'time-limit' }) };
}

/** The operation that takes or answers the bodies; of an event, the request that carries it, by the event's name. */
function findTarget(
  opened: OpenedDocument,
  { operation: id = '', event }: PayloadCheck,
): { readonly operation: Operation } | { readonly missing: Complaint } {
  if (event === undefined) {
    const operation = findOperation(opened, id);
    return operation === undefined ? { missing: noOperation(opened, id) } : { operation };
  }
  const call = findEventCall(opened.document, event);
  return call === undefined
    ? { missing: noEvent(opened.document, event) }
    : { operation: { ...call.operation, id: event } };
}

/** The schemas that a body has to satisfy, all of them. */
function schemasFor(opened: OpenedDocument, operation: Operation, { body }: PayloadCheck): Located[] {
  const { document } = opened;
  const source = body === 'request' ? operation.requestBody : successesOf(operation)[0]?.at;
  const schema = jsonSchemaOf(document, source);
  if (schema === undefined) return [];
  if (body !== 'item') return [schema];
  const [list] = listArrays(document, [schema]);
  const [first] = list === undefined ? [] : casesOf(document, list.schemas);
  return first === undefined ? [] : [...itemsInCase(document, first)];
}

const noSchema = (operation: Operation, { body }: PayloadCheck): Complaint => ({
  operation: operation.id,
  problem: `A consumer can't know what the ${body === 'item' ? 'entries of the list look' : `${body} looks`} like.`,
  instead: 'There is no JSON body with a schema.',
  pointer: memberAt(operation.at, body === 'request' ? 'requestBody' : 'responses').pointer,
});

async function tryAll(
  { lab }: OpenedDocument,
  schemas: readonly Located[],
  payloads: readonly (Payload & { readonly isValid: boolean })[],
  direction: ValidationCase['direction'],
): Promise<Tried[]> {
  const cases = payloads.flatMap(({ value }, index) =>
    schemas.map(({ pointer }, part) => ({ id: `${index}.${part}`, schema: pointer, value, direction })),
  );
  const results = await lab.validate(SUBMISSION, cases);
  return payloads.map((payload, index) => ({
    ...payload,
    results: results.filter(({ id }) => id.startsWith(`${index}.`)),
  }));
}

interface Judged {
  readonly document: ApiDocument;
  readonly operation: Operation;
  readonly schemas: readonly Located[];
}

function complaintOf(
  { document, operation, schemas }: Judged,
  { body }: PayloadCheck,
  { why, value, isValid, results }: Tried,
): Complaint | undefined {
  const about = {
    operation: operation.id,
    pointer: schemas[0]?.pointer ?? operation.at.pointer,
    value: JSON.stringify(value, null, 2).slice(0, 4_000),
  };
  const thing = body === 'request' ? 'request' : 'response';
  const limited = results.find(({ outcome }) => outcome === 'limit');
  if (limited !== undefined)
    return {
      ...about,
      problem: `The ${thing} can't be validated: ${why}.`,
      instead: explainLimit(document, schemas, limited),
    };
  const isAccepted = results.length > 0 && results.every(({ outcome }) => outcome === 'valid');
  if (isAccepted === isValid) return undefined;
  if (!isValid)
    return {
      ...about,
      problem: `The schema accepts a ${thing} that breaks the rules: ${why}.`,
      isTooStrict: false,
    };
  const [error] = results.flatMap(({ errors }) => errors);
  return {
    ...about,
    problem: `The schema rejects a correct ${thing}: ${why}.`,
    isTooStrict: true,
    ...(error && { instead: describeError(error) }),
  };
}
