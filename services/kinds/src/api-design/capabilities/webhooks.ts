import { z } from 'zod';
import { child, rootOf, type ApiDocument } from '../document/api-document.js';
import { findEventCall, listEventCalls, type EventCall } from '../document/event-calls.js';
import { findHeaderParameter, jsonSchemaOf, successesOf } from '../document/operation.js';
import { guaranteedAt } from '../document/schema-cases.js';
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
  judge: (document, _operations, { events, ...wanted }) =>
    events.flatMap((event) => {
      const call = findEventCall(document, event);
      return call === undefined ? noEvent(document, event) : judgeCall(document, call, event, wanted);
    }),
};

/** Reported where the document has no such event. */
export function noEvent(document: ApiDocument, event: string): Finding {
  const names = listEventCalls(document).map(({ name }) => `\`${name}\``);
  return {
    problem: `A receiver can't know what \`${event}\` looks like.`,
    instead: `\`webhooks\` and \`callbacks\` name ${names.join(', ') || 'nothing'}.`,
    pointer: child(document, rootOf(document), 'webhooks').value === undefined ? '' : '/webhooks',
  };
}

function judgeCall(
  document: ApiDocument,
  { name, operation }: EventCall,
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
