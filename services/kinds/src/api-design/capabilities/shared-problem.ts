import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { resolve, type ApiDocument } from '../document/api-document.js';
import { memberOf, pointerTo, type Located } from '../document/located.js';
import { mediaOf, type Operation, type Response } from '../document/operation.js';
import { guaranteedAt } from '../document/schema-cases.js';
import { documentedStatuses, type Capability, type Finding } from './capability.js';

const settings = z.strictObject({
  /** Members that every problem has. */
  members: z.array(z.string().min(1)).default(['title', 'status']),
});

interface ErrorBody {
  readonly operation: Operation;
  readonly response: Response;
  readonly schema: Located;
}

const PROBLEM_JSON = 'application/problem+json';
const isError = ({ status }: Response): boolean => /^[45]|^default$/.test(status);

/** One shape of error for all operations: application/problem+json of one schema. */
export const sharedProblem: Capability<z.infer<typeof settings>> = {
  settings,
  ofOperations: true,
  judge(document, operations, { members }) {
    const findings: Finding[] = [];
    const bodies: ErrorBody[] = [];
    for (const operation of operations) {
      const errors = operation.responses.filter(isError);
      if (errors.length === 0)
        findings.push({
          operation: operation.id,
          problem: "A consumer can't know what a failure looks like.",
          instead: `No response of an error is documented. ${documentedStatuses(operation)}`,
          pointer: operation.at.pointer,
        });
      for (const response of errors) {
        const schema = mediaOf(document, response.at).find(({ type }) => type === PROBLEM_JSON)?.schema;
        if (schema?.value === undefined) findings.push(notAProblem(document, operation, response));
        else bodies.push({ operation, response, schema });
      }
    }
    if (findings.length > 0) return findings;
    const lacking = bodies.flatMap((body) => findLacking(document, body, members) ?? []);
    return lacking.length > 0 ? lacking : findDiffering(document, bodies);
  },
};

function notAProblem(document: ApiDocument, operation: Operation, response: Response): Finding {
  const types = mediaOf(document, response.at).map(({ type }) => type);
  return {
    operation: operation.id,
    problem: `A consumer can't read the error ${response.status} as it reads others.`,
    instead:
      types.length === 0
        ? 'The response has no body.'
        : `Its body is ${types.join(' or ')}, not ${PROBLEM_JSON} with a schema.`,
    pointer: response.at.pointer,
  };
}

function findLacking(
  document: ApiDocument,
  { operation, response, schema }: ErrorBody,
  members: readonly string[],
): Finding | undefined {
  const lacking = members.find((name) => guaranteedAt(document, [schema], name) === undefined);
  if (lacking === undefined) return undefined;
  return {
    operation: operation.id,
    problem: `A consumer can't rely on \`${lacking}\` in the error ${response.status}.`,
    instead: `The schema does not require \`${lacking}\` with a type.`,
    pointer: resolve(document, schema).pointer,
  };
}

/** The schemas that a schema is, refers to or extends, by pointer. */
function rootsOf(document: ApiDocument, schema: Located, depth = 0): Map<string, Located> {
  const own = resolve(document, schema);
  const parts = memberOf(own.value, 'allOf');
  const roots = new Map([[own.pointer, own]]);
  if (!Array.isArray(parts) || depth > 8) return roots;
  for (const [index, part] of parts.entries()) {
    const at = { pointer: pointerTo(own.pointer, 'allOf', String(index)), value: part as unknown };
    for (const [pointer, root] of rootsOf(document, at, depth + 1)) roots.set(pointer, root);
  }
  return roots;
}

/** The first error whose schema is neither the first one's nor an extension of a common one. */
function findDiffering(document: ApiDocument, bodies: readonly ErrorBody[]): Finding[] {
  const [first, ...others] = bodies.map(({ schema }) => rootsOf(document, schema));
  const candidates = [...(first?.values() ?? [])];
  const isIn = (roots: ReadonlyMap<string, Located>, root: Located): boolean =>
    roots.has(root.pointer) || [...roots.values()].some(({ value }) => isDeepStrictEqual(value, root.value));
  if (candidates.some((root) => others.every((roots) => isIn(roots, root)))) return [];
  const at = others.findIndex((roots) => !candidates.some((root) => isIn(roots, root)));
  const differing = bodies[at + 1] ?? bodies[1];
  if (differing === undefined) return [];
  const { operation, response, schema } = differing;
  return [
    {
      operation: operation.id,
      problem: "A consumer can't read all errors with one type.",
      instead: `The schema of its ${response.status} is another one than that of \`${bodies[0]?.operation.id}\` ${bodies[0]?.response.status}.`,
      pointer: resolve(document, schema).pointer,
    },
  ];
}
