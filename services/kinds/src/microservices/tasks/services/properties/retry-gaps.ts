import { z } from 'zod';
import { readCalls, type Call, type Request } from '../calls.js';
import { callSteps } from './describe-requests.js';
import { inPhases, nameSchema, phasesSchema } from './fields.js';
import { fail, inMs, mean, pass, variance, defineProperty } from './property.js';

const options = z.strictObject({
  to: nameSchema,
  during: phasesSchema,
  /** The least ratio of the mean second gap to the mean first one. */
  growth: z.number().min(1).max(4).default(1.2),
  /** Standard deviation over mean of the first gaps: without jitter it is near 0. */
  variation: z.number().min(0).max(1).default(0.2),
  /** The mean first gap, without the service's reaction time. */
  leastMs: z.number().min(0).max(5_000).default(20),
  /** Calls with two gaps, at least: a mean of fewer says little. */
  calls: z.number().int().min(25).max(500).default(30),
});
type Options = z.infer<typeof options>;

interface Retried {
  readonly call: Call;
  readonly requests: readonly Request[];
  /** From the call to its first request, without any wait: the reaction time. */
  readonly reactionMs: number;
  readonly gaps: readonly number[];
}

/**
 * Waits before a retry grow, and differ from call to call. Means over many calls: full jitter is right. The reaction
 * time of service and machine is subtracted from means and variances, so that a busy machine adds neither wait nor jitter.
 */
export const retryGaps = defineProperty<Options>({
  options,
  window: ({ during }) => inPhases(during),
  mentions: ({ to, during }) => ({ phases: during, nodes: [to], operations: [] }),
  judge(history, { to, during, growth, variation: least, leastMs, calls: needed }) {
    const calls = readCalls(history).filter(({ phase }) => during.includes(phase));
    const retried = calls
      .map((call) => withGaps(call, to))
      .filter((each) => each.gaps.length >= 2 && !isThrottled(each));
    if (retried.length < needed) return tooFew(calls, to, retried.length, needed);
    const found = waitsOf(retried);
    const figures = [
      { name: 'Mean gap before the first retry', value: Math.round(found.first), unit: 'ms' },
      { name: 'Mean gap before the second retry', value: Math.round(found.second), unit: 'ms' },
      { name: 'Variation of the first gap', value: Math.round(100 * found.variation) / 100, unit: '' },
    ];
    const failure = (sentence: string) => fail(sentence, examples(retried), figures);
    if (found.first < leastMs)
      return failure(
        `The first retry follows after ${inMs(found.first)} on average; it must wait at least ${leastMs} ms.`,
      );
    if (found.second < growth * found.first)
      return failure(
        `Gaps do not grow: ${inMs(found.first)} before the first retry and ${inMs(found.second)} before the second, on average over ${retried.length} calls.`,
      );
    if (found.variation < least)
      return failure(
        `Gaps have no jitter: the first one is ${inMs(found.first)} with a variation of ${found.variation.toFixed(2)} over ${retried.length} calls; at least ${least} is expected.`,
      );
    return pass(figures);
  },
});

/** Calls that met a stall of the machine say nothing about waits: the longest tenth does not count. */
const COUNTED = 0.9;

function waitsOf(retried: readonly Retried[]) {
  const reactions = shortest(retried.map(({ reactionMs }) => reactionMs));
  const first = shortest(retried.map(({ gaps }) => gaps[0] ?? 0));
  const second = shortest(retried.map(({ gaps }) => gaps[1] ?? 0));
  const firstWait = Math.max(0, mean(first) - mean(reactions));
  const jitter = Math.sqrt(Math.max(0, variance(first) - variance(reactions)));
  return {
    first: firstWait,
    second: Math.max(0, mean(second) - mean(reactions)),
    variation: firstWait === 0 ? 0 : jitter / firstWait,
  };
}

const shortest = (values: readonly number[]): readonly number[] =>
  values.toSorted((one, other) => one - other).slice(0, Math.ceil(COUNTED * values.length));

function withGaps(call: Call, to: string): Retried {
  const requests = call.requests.filter((request) => request.to === to);
  const gaps = requests
    .slice(1)
    .map(({ sentMs }, index) => Math.max(0, sentMs - (requests[index]?.endMs ?? sentMs)));
  return { call, requests, gaps, reactionMs: Math.max(0, (requests[0]?.sentMs ?? 0) - call.startMs) };
}

/** One of the two gaps is set by `Retry-After`: the last calls of a phase may meet the faults of the next one. */
const isThrottled = ({ requests }: Retried): boolean =>
  requests.slice(0, 2).some(({ retryAfterSeconds }) => retryAfterSeconds !== undefined);

/** The shortest call that was not retried or was given up, as an example. */
function tooFew(calls: readonly Call[], to: string, found: number, needed: number) {
  const example = calls.map((call) => withGaps(call, to)).find(({ gaps }) => gaps.length < 2);
  return fail(
    `Only ${found} calls were retried twice while ${to} failed; ${needed} are needed to judge the gaps.`,
    example === undefined ? [] : callSteps(example.call, example.requests),
  );
}

/** The three calls with the shortest first gap. */
const examples = (retried: readonly Retried[]) =>
  [...retried]
    .sort((one, other) => (one.gaps[0] ?? 0) - (other.gaps[0] ?? 0))
    .slice(0, 3)
    .sort((one, other) => one.call.startMs - other.call.startMs)
    .flatMap(({ call, requests }) => callSteps(call, requests));
