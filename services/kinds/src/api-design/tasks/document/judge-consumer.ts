import type { ChallengePackage } from '@hone/contracts/kind';
import { fillJson } from '../../../judging/fill.js';
import type { Values } from '../../exchanges/draw-values.js';
import type { ApiDocument } from '../../document/api-document.js';
import { isAttemptKey } from '../../document/attempt-key.js';
import { listArrays } from '../../document/list-body.js';
import type { Located } from '../../document/located.js';
import { jsonSchemaOf, successesOf, type Operation, type Parameter } from '../../document/operation.js';
import { guaranteedAt, typesOf, type Case } from '../../document/schema-cases.js';
import { describeError } from './describe-error.js';
import type { ConsumerCheck } from './definition.js';
import type { Complaint, Verdict } from './finding.js';
import { addDeclared } from './payload-values.js';
import { findOperation, noOperation, SUBMISSION, type OpenedDocument } from './opened.js';
import { readSteps, type Call } from './task-files.js';

/** Consumers know versions, and name their attempts. */
const isKnown = (parameter: Parameter): boolean =>
  isAttemptKey(parameter) || /^if-(none-)?match$/i.test(parameter.name);

type Kept = Map<string, readonly Case[]>;

/** Whether a consumer can make all its calls with the answers to earlier ones. */
export async function judgeConsumer(
  opened: OpenedDocument,
  pack: ChallengePackage,
  { steps }: ConsumerCheck,
  values: Values,
): Promise<Verdict> {
  const kept: Kept = new Map();
  for (const call of readSteps(pack, steps)) {
    const complaints = await judgeCall(opened, call, values, kept);
    if (complaints.length > 0) return { complaints };
  }
  return { complaints: [] };
}

async function judgeCall(
  opened: OpenedDocument,
  call: Call,
  values: Values,
  kept: Kept,
): Promise<Complaint[]> {
  const operation = findOperation(opened, call.call);
  if (operation === undefined) return [noOperation(opened, call.call)];
  const places = placesOf(operation, call.path.length);
  const complaints = [
    ...judgePlaces(opened, operation, call, { places, kept }),
    ...judgeRequired(operation, places),
    ...(await judgeBody(opened, operation, call, values)),
  ];
  return complaints.length > 0 ? complaints : judgeAnswer(opened, operation, call, kept);
}

/**
 * Places for the values that a consumer knows: in the path and, if that takes fewer, in the query. With a `PUT` whose path
 * takes one more, the consumer chooses that one.
 */
function placesOf({ method, parameters }: Operation, count: number): readonly Parameter[] {
  const path = parameters.filter((each) => each.in === 'path');
  if (method === 'PUT' && path.length === count + 1) return path.slice(0, count);
  const query = parameters.filter((each) => each.in === 'query' && each.required);
  return [...path, ...query.slice(0, Math.max(0, count - path.length))];
}

/** The places take the values that the consumer has, and no others. */
function judgePlaces(
  { document }: OpenedDocument,
  operation: Operation,
  { path }: Call,
  { places, kept }: { readonly places: readonly Parameter[]; readonly kept: Kept },
): Complaint[] {
  const about = { operation: operation.id, pointer: operation.at.pointer };
  if (places.length !== path.length)
    return [
      {
        ...about,
        problem: `A consumer can't fill the path \`${operation.path}\`.`,
        instead: `It knows ${path.length === 0 ? 'no values' : path.map((name) => `\`${name}\``).join(', ')}; the operation declares ${places.length} path parameters.`,
      },
    ];
  return places.flatMap(({ name, schema, at }, index) => {
    const cases = kept.get(path[index] ?? '') ?? [];
    const taken = typesOf(document, [schema]);
    const fits = cases.every((each) => {
      const types = typesOf(document, each);
      return taken === undefined || types === undefined || [...types].some((type) => taken.has(type));
    });
    if (fits) return [];
    return [
      {
        ...about,
        pointer: at.pointer,
        problem: `A consumer can't pass \`${path[index]}\` as \`${name}\`.`,
        instead: 'Their types differ.',
      },
    ];
  });
}

/** Nothing else is required that the consumer does not know. */
const judgeRequired = ({ id, parameters }: Operation, places: readonly Parameter[]): Complaint[] =>
  parameters
    .filter((each) => each.required && each.in !== 'path' && !places.includes(each) && !isKnown(each))
    .map(({ name, in: place, at }) => ({
      operation: id,
      problem: "A consumer can't call it with what it knows.",
      instead: `The ${place} parameter \`${name}\` is required.`,
      pointer: at.pointer,
    }));

async function judgeBody(
  { document, lab }: OpenedDocument,
  operation: Operation,
  { body, also }: Call,
  values: Values,
): Promise<Complaint[]> {
  if (body === undefined) return [];
  const schema = jsonSchemaOf(document, operation.requestBody);
  const about = { operation: operation.id, pointer: (schema ?? operation.at).pointer };
  if (schema === undefined)
    return [
      { ...about, problem: "A consumer can't send its body.", instead: 'The request has no JSON schema.' },
    ];
  const added = fillJson(also, values) as Readonly<Record<string, unknown>>;
  const value = addDeclared(document, [schema], fillJson(body, values), added);
  const [result] = await lab.validate(SUBMISSION, [
    { id: 'body', schema: schema.pointer, value, direction: 'request' },
  ]);
  if (result?.outcome === 'valid') return [];
  const [error] = result?.errors ?? [];
  return [
    {
      ...about,
      problem: "A consumer can't send its body.",
      isTooStrict: true,
      ...(error && { instead: describeError(error) }),
      value: JSON.stringify(value, null, 2).slice(0, 4_000),
    },
  ];
}

/** `$item/id` as a way through the list that the learner's body has. */
function wayIn(document: ApiDocument, schema: Located, way: string): string {
  const [first, ...rest] = way.split('/');
  if (first !== '$item') return way;
  const [list] = listArrays(document, [schema]);
  return [list?.path ?? '$item', '*', ...rest].join('/');
}

/** The answer must guarantee the needed values; kept values go to later calls. */
function judgeAnswer(
  { document }: OpenedDocument,
  operation: Operation,
  { needs, keep }: Call,
  kept: Kept,
): Complaint[] {
  const [success] = successesOf(operation);
  const schema = jsonSchemaOf(document, success?.at);
  const guaranteed = (way: string) =>
    schema === undefined ? undefined : guaranteedAt(document, [schema], wayIn(document, schema, way));
  for (const [name, way] of Object.entries(keep)) {
    const cases = guaranteed(way);
    if (cases !== undefined) kept.set(name, cases);
  }
  return [...needs, ...Object.values(keep)]
    .filter((way) => guaranteed(way) === undefined)
    .map((way) => ({
      operation: operation.id,
      problem: `A consumer can't rely on \`${way}\` in the answer.`,
      instead:
        schema === undefined
          ? 'No response of success has a JSON schema.'
          : 'The schema does not require it with a type, in every alternative.',
      pointer: (schema ?? success?.at ?? operation.at).pointer,
    }));
}
