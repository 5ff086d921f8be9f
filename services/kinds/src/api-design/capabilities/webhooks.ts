import { z } from 'zod';
import { child, children, rootOf, type ApiDocument } from '../document/api-document.js';
import { memberOf } from '../document/located.js';
import {
  findHeaderParameter,
  jsonSchemaOf,
  listOperations,
  operationsOf,
  successesOf,
  type Operation,
} from '../document/operation.js';
import { casesOf, guaranteedAt, propertyNames } from '../document/schema-cases.js';
import type { Capability, Finding } from './capability.js';

const settings = z.strictObject({
  /** Names of the events. */
  events: z.array(z.string().min(1)).min(1),
  /** Properties that the body of each guarantees. */
  guarantee: z.array(z.string().min(1)).default([]),
  /** Whether a receiver can verify who sent it. */
  signed: z.boolean().default(false),
});

/** Calls that the API makes: webhooks (3.1) or callbacks, with bodies that receivers can rely on. */
export const webhooks: Capability<z.infer<typeof settings>> = {
  settings,
  ofOperations: false,
  judge(document, _operations, { events, ...wanted }) {
    const calls = listCalls(document);
    return events.flatMap((event) => {
      const call = calls.find((each) => isOf(document, each, event));
      if (call !== undefined) return judgeCall(document, call, event, wanted);
      return {
        problem: `A receiver can't know what \`${event}\` looks like.`,
        instead: `\`webhooks\` and \`callbacks\` name ${calls.map(({ name }) => `\`${name}\``).join(', ') || 'nothing'}.`,
        pointer: child(document, rootOf(document), 'webhooks').value === undefined ? '' : '/webhooks',
      };
    });
  },
};

interface Call {
  readonly name: string;
  readonly operation: Operation;
}

function listCalls(document: ApiDocument): Call[] {
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

/** By its name, its operationId, or a property of its body that lists the event. */
function isOf(document: ApiDocument, { name, operation }: Call, event: string): boolean {
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

function judgeCall(
  document: ApiDocument,
  { name, operation }: Call,
  event: string,
  { guarantee, signed }: Omit<z.infer<typeof settings>, 'events'>,
): Finding[] {
  const at = { operation: name, pointer: operation.at.pointer };
  if (operation.method !== 'POST')
    return [
      { ...at, problem: `A receiver of \`${event}\` gets no body.`, instead: `It is a ${operation.method}.` },
    ];
  const body = jsonSchemaOf(document, operation.requestBody);
  const lacking = guarantee.filter(
    (path) => body === undefined || guaranteedAt(document, [body], path) === undefined,
  );
  const pointer = body?.pointer ?? operation.at.pointer;
  const findings: Finding[] = lacking.map((path) => ({
    ...at,
    pointer,
    problem: `A receiver of \`${event}\` can't rely on \`${path}\`.`,
    instead: 'The body does not require it with a type.',
  }));
  if (successesOf(operation).length === 0)
    findings.push({
      ...at,
      problem: `A receiver of \`${event}\` can't know how to confirm it.`,
      instead: 'No 2xx response is documented.',
    });
  const signature = findHeaderParameter(operation, /signature|hmac|digest/i);
  if (signed && signature?.required !== true)
    findings.push({
      ...at,
      problem: `A receiver of \`${event}\` can't verify who sent it.`,
      instead: 'It has no required header such as `Webhook-Signature`.',
    });
  return findings;
}
