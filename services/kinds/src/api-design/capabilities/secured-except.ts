import { z } from 'zod';
import { child, rootOf, type ApiDocument } from '../document/api-document.js';
import { isObject, memberOf } from '../document/located.js';
import { findResponse, type Operation } from '../document/operation.js';
import { documentedStatuses, listed, type Capability, type Finding } from './capability.js';

const settings = z.strictObject({
  /** Operations that anybody may call. */
  except: z.array(z.string().min(1)).default([]),
  /** Statuses that the others document. */
  answers: z.array(z.string().regex(/^4\d\d$/)).default([]),
});

/** Every operation requires credentials, except those that are named. */
export const securedExcept: Capability<z.infer<typeof settings>> = {
  settings,
  ofOperations: true,
  judge: (document, operations, { except, answers }) =>
    operations.flatMap((operation) => {
      const complaint = except.includes(operation.id)
        ? findClosed(document, operation)
        : (findOpen(document, operation) ?? findUndocumented(operation, answers));
      return complaint ?? [];
    }),
};

/** The alternatives that hold for an operation: its own, else those of the document. */
function alternativesOf(document: ApiDocument, operation: Operation) {
  const own = child(document, operation.at, 'security');
  const at = own.value === undefined ? child(document, rootOf(document), 'security') : own;
  const list: readonly unknown[] = Array.isArray(at.value) ? at.value : [];
  return { list, pointer: at.value === undefined ? operation.at.pointer : at.pointer };
}

const namesOf = (alternative: unknown): string[] => (isObject(alternative) ? Object.keys(alternative) : []);

function findOpen(document: ApiDocument, operation: Operation): Finding | undefined {
  const { list, pointer } = alternativesOf(document, operation);
  const found = { operation: operation.id, pointer };
  const problem = 'Anybody can call it without credentials.';
  if (list.length === 0)
    return {
      ...found,
      problem,
      instead: 'No `security` holds for it, neither its own nor that of the document.',
    };
  if (list.some((alternative) => namesOf(alternative).length === 0))
    return {
      ...found,
      problem,
      instead: 'An empty entry of `security` lets requests without credentials through.',
    };
  const schemes = child(document, rootOf(document), 'components', 'securitySchemes').value;
  const unknown = list.flatMap(namesOf).find((name) => !isObject(memberOf(schemes, name)));
  if (unknown === undefined) return undefined;
  return {
    ...found,
    problem: "A consumer can't know which credentials to send.",
    instead: `\`components.securitySchemes\` has no \`${unknown}\`.`,
  };
}

function findClosed(document: ApiDocument, operation: Operation): Finding | undefined {
  const { list, pointer } = alternativesOf(document, operation);
  if (list.length === 0 || list.some((alternative) => namesOf(alternative).length === 0)) return undefined;
  return {
    operation: operation.id,
    problem: "A consumer without credentials can't call it.",
    instead: `It asks for ${listed(list.flatMap(namesOf), 'or')}.`,
    pointer,
  };
}

function findUndocumented(operation: Operation, answers: readonly string[]): Finding | undefined {
  const missing = answers.find((status) => findResponse(operation, status) === undefined);
  if (missing === undefined) return undefined;
  return {
    operation: operation.id,
    problem: "A consumer can't know what wrong credentials are answered with.",
    instead: `${missing} is not documented. ${documentedStatuses(operation)}`,
    pointer: operation.at.pointer,
  };
}
