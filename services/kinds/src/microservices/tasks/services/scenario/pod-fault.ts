import type { Fault } from '@hone/contracts/sandbox';
import { z } from 'zod';

const direction = z.enum(['up', 'down']);
const ms = z.number().int().min(0).max(60_000);
const bytes = z.number().int().min(1).max(16_777_216);
const probability = z.number().min(0).max(1);

/** A fault of a link, in the words of the pod. */
export const podFaultSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('latency'), direction, ms, jitterMs: ms.default(0) }),
  z.strictObject({ type: z.literal('bandwidth'), direction, bytesPerSecond: bytes }),
  z.strictObject({ type: z.literal('slicer'), direction, bytes, gapMs: ms }),
  z.strictObject({ type: z.literal('slow-close'), direction, ms }),
  z.strictObject({ type: z.literal('black-hole'), direction }),
  z.strictObject({ type: z.literal('limit'), direction, bytes }),
  z.strictObject({ type: z.literal('reset'), afterMs: ms }),
  z.strictObject({ type: z.literal('down') }),
  z.strictObject({
    type: z.literal('status'),
    status: z.number().int().min(400).max(599),
    probability,
    retryAfterSeconds: z.number().int().min(0).max(60).exactOptional(),
  }),
  z.strictObject({ type: z.literal('duplicate'), probability }),
  z.strictObject({ type: z.literal('delayed-body'), ms, probability }),
]) satisfies z.ZodType<Fault>;

const TYPES_OF_REQUESTS: ReadonlySet<Fault['type']> = new Set(['status', 'duplicate', 'delayed-body']);

/** Acts on single requests, which only a link with the protocol `http` knows. */
export const isRequestFault = ({ type }: Fault): boolean => TYPES_OF_REQUESTS.has(type);

/** A fault as a diagram labels it. */
export function describeFault(fault: Fault): string {
  switch (fault.type) {
    case 'latency':
      return `latency ${fault.ms} ms`;
    case 'bandwidth':
      return `${fault.bytesPerSecond} bytes/s`;
    case 'slicer':
      return `pieces of ${fault.bytes} bytes`;
    case 'slow-close':
      return `close after ${fault.ms} ms`;
    case 'black-hole':
      return 'hangs';
    case 'limit':
      return `broken off after ${fault.bytes} bytes`;
    case 'reset':
      return `reset after ${fault.afterMs} ms`;
    case 'down':
      return 'down';
    case 'status':
      return `${fault.status} with probability ${fault.probability}`;
    case 'duplicate':
      return `delivered twice with probability ${fault.probability}`;
    case 'delayed-body':
      return `body after ${fault.ms} ms`;
  }
}

/** How a link with these faults looks from outside. */
export function stateOfLink(faults: readonly Fault[]): 'ok' | 'slow' | 'lossy' | 'cut' {
  const has = (...types: Fault['type'][]): boolean => faults.some(({ type }) => types.includes(type));
  if (has('down', 'black-hole')) return 'cut';
  if (has('reset', 'limit', 'status')) return 'lossy';
  return faults.length > 0 ? 'slow' : 'ok';
}
