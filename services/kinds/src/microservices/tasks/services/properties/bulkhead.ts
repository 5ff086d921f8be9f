import { z } from 'zod';
import { readCalls, type Call } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { inPhases, nameSchema, phasesSchema } from './fields.js';
import { fail, inconclusive, inMs, pass, defineProperty } from './property.js';
import { quantile } from '../../../quantile.js';

const options = z.strictObject({
  /** The operations that don't need the failing dependency. */
  operation: nameSchema,
  during: phasesSchema,
  /** Phases without faults, to compare with. */
  calm: phasesSchema,
  factor: z.number().min(1).max(10).default(2),
  /** Always allowed: below it a ratio says more about the machine than about the service. */
  floorMs: z.number().min(10).max(5_000).default(300),
});
type Options = z.infer<typeof options>;

/** The median: some calls may meet a stall of the machine, but a pool shared with hanging calls slows most of them down. */
const SHARE = 0.5;

/** While one dependency hangs, calls that do not need it are as quick as before. */
export const bulkhead = defineProperty<Options>({
  options,
  window: ({ during }) => inPhases(during),
  mentions: ({ operation, during, calm }) => ({
    phases: [...during, ...calm],
    nodes: [],
    operations: [operation],
  }),
  judge(history, { operation, during, calm, factor, floorMs }) {
    const calls = readCalls(history).filter(({ name }) => name === operation);
    const before = calls.filter(({ phase }) => calm.includes(phase));
    const meanwhile = calls.filter(({ phase }) => during.includes(phase));
    if (before.length === 0 || meanwhile.length === 0)
      return inconclusive(`nobody asked for ${operation} in all the phases that are compared`);
    const calmMs = quantile(before.map(took), SHARE);
    const thenMs = quantile(meanwhile.map(took), SHARE);
    const allowedMs = Math.max(floorMs, factor * calmMs);
    const figures = [
      { name: `Median of ${operation} ${inPhases(calm)}`, value: Math.round(calmMs), unit: 'ms' },
      {
        name: `Median of ${operation} ${inPhases(during)}`,
        value: thenMs === Infinity ? 0 : Math.round(thenMs),
        unit: 'ms',
      },
    ];
    if (thenMs <= allowedMs) return pass(figures);
    const slowest = meanwhile.reduce((one, other) => (took(other) > took(one) ? other : one));
    return fail(
      `${operation} needs none of what fails, and slows down: the median is ${inMs(calmMs)} before and ${thenMs === Infinity ? 'no answer' : inMs(thenMs)} meanwhile; ${inMs(allowedMs)} is allowed.`,
      callSteps(slowest),
      figures,
    );
  },
});

/** A call that is rejected at once is not served. */
const took = ({ startMs, endMs, status }: Call): number =>
  status === null || status >= 500 ? Infinity : (endMs ?? Infinity) - startMs;
