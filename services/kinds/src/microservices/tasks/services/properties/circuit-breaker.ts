import { z } from 'zod';
import type { CheckerResult } from '../../../checkers/checker.js';
import type { History } from '../../../history/history.js';
import type { Call } from '../calls.js';
import {
  burstsOf,
  describeLatest,
  findRestless,
  observeBreaker,
  rejectedOf,
  type Observed,
} from './breaker-calls.js';
import { callSteps, requestStep } from './describe-requests.js';
import { durationMsSchema, inPhases, nameSchema, phasesSchema, shareSchema } from './fields.js';
import { defineProperty, fail, inconclusive, inMs, inPercent, mean, pass, percent } from './property.js';

const options = z.strictObject({
  /**
   * `stays-closed`: calls are sent while few requests fail. `opens`: calls are rejected while most fail. `rests`: an open
   * breaker sends a few probes, and then nothing for a while. `rejects`: calls that it does not send are answered 503 at once.
   */
  demand: z.enum(['stays-closed', 'opens', 'rests', 'rejects']),
  to: nameSchema,
  /** The calls that need `to`. */
  operations: z.array(nameSchema).min(1).max(6),
  during: phasesSchema,
  /** How long after the beginning of such a phase it must hold. */
  afterMs: durationMsSchema.default(0),
  /** `stays-closed`: of calls that are sent, at least. `opens`: of calls that are rejected, at least. */
  share: shareSchema.default(0.95),
  /** How many requests an open breaker may send to see whether the dependency is back. */
  probes: z.number().int().min(1).max(10).default(10),
  /** How long it sends nothing after them. */
  restMs: durationMsSchema.default(700),
  /** The mean time in which calls that are not sent are answered. */
  fastMs: durationMsSchema.default(100),
});
type Options = z.infer<typeof options>;

/** Opens when most requests fail and not before, lets the dependency rest, sends a few probes, and fails fast meanwhile. */
export const circuitBreaker = defineProperty<Options>({
  options,
  window: ({ during, afterMs }) => `${inPhases(during)}${afterMs > 0 ? ` + ${inMs(afterMs)}` : ''}`,
  mentions: ({ to, operations, during }) => ({ phases: during, nodes: [to], operations }),
  holdsWhenBusy(history, asked) {
    const seen = observe(history, asked);
    return HOLDS_WHEN_BUSY[asked.demand](seen, asked);
  },
  judge(history, asked) {
    const seen = observe(history, asked);
    if (seen.every(({ calls }) => calls.length === 0))
      return inconclusive(`nobody asked for ${asked.operations.join(' or ')} ${inPhases(asked.during)}`);
    return DEMANDS[asked.demand](seen, asked);
  },
});

const observe = (history: History, { to, operations, during, afterMs }: Options): readonly Observed[] =>
  observeBreaker(history, { to, operations, during, afterMs });

type Demand = (seen: readonly Observed[], options: Options) => CheckerResult;

const DEMANDS: Readonly<Record<Options['demand'], Demand>> = {
  'stays-closed'(seen, { to, share }) {
    const calls = seen.flatMap((each) => each.calls);
    const rejected = seen.flatMap(rejectedOf);
    const sent = 1 - rejected.length / calls.length;
    const figures = [{ name: `Calls sent to ${to} while few fail`, value: percent(sent), unit: '%' }];
    const [first] = rejected;
    if (sent >= share || first === undefined) return pass(figures);
    return fail(
      `${inPercent(sent)} of ${calls.length} calls were sent to ${to}; ${inPercent(share)} are needed, because too few requests fail there to open a breaker. ${beforeRejected(seen, first)}`.trimEnd(),
      callSteps(first),
      figures,
    );
  },
  opens(seen, { to, share }) {
    const calls = seen.flatMap((each) => each.calls);
    const rejected = seen.flatMap(rejectedOf).length / calls.length;
    const figures = [{ name: `Calls rejected while most fail`, value: percent(rejected), unit: '%' }];
    if (rejected >= share) return pass(figures);
    return fail(
      `${inPercent(rejected)} of ${calls.length} calls were rejected without a request to ${to}, where most requests fail; ${inPercent(share)} are needed.`,
      seen.flatMap(({ requests }) => requests.slice(0, SHOWN)).map((each, at) => requestStep(each, at + 1)),
      figures,
    );
  },
  rests(seen, { to, probes, restMs }) {
    const longest = longestBurst(seen, restMs);
    const figures = [{ name: `Most requests to ${to} without a rest`, value: longest.length, unit: '' }];
    if (longest.length <= probes) return judgeRest(seen, to, restMs);
    return fail(
      `${longest.length} requests were sent to ${to} without a rest of ${inMs(restMs)} between them; an open breaker sends at most ${probes} probes.`,
      longest.slice(0, probes + 1).map((each, at) => requestStep(each, at + 1, longest[at - 1])),
      figures,
    );
  },
  rejects(seen, { fastMs }) {
    const rejected = seen.flatMap(rejectedOf);
    const [first] = rejected;
    if (first === undefined) return pass();
    const wrong = rejected.find(({ status }) => status !== null && status !== 503);
    if (wrong !== undefined)
      return fail(
        `A call that was not sent was answered ${wrong.status}; an open breaker answers 503.`,
        callSteps(wrong),
      );
    const meanMs = mean(rejected.map(lasted));
    const figures = [{ name: 'Mean answer of a rejected call', value: Math.round(meanMs), unit: 'ms' }];
    if (meanMs <= fastMs) return pass(figures);
    const slowest = rejected.reduce((one, other) => (lasted(other) > lasted(one) ? other : one), first);
    return fail(
      `Calls that were not sent are answered after ${inMs(meanMs)} on average; an open breaker rejects them within ${inMs(fastMs)}.`,
      callSteps(slowest),
      figures,
    );
  },
};

/** No breaker misses this many failures for lack of time. */
const PLAIN_FAILURES = 20;
/** Late requests may hide a rest; with three times the probes, there was certainly none. */
const PLAIN_EXCESS = 3;

/**
 * Failures that hold at any speed: a breaker that opened although no request failed by being late, or one that never
 * opened. A call that could not connect in time is not sent either, but it is answered 502.
 */
const HOLDS_WHEN_BUSY: Readonly<
  Record<Options['demand'], (seen: readonly Observed[], options: Options) => boolean>
> = {
  'stays-closed': (seen, asked) =>
    DEMANDS['stays-closed'](seen, asked).outcome === 'fail' &&
    seen.flatMap(rejectedOf).every(({ status }) => status === 503) &&
    seen.every(({ requests }) => requests.every(({ status }) => status !== null)),
  opens: (seen) =>
    seen.every((each) => rejectedOf(each).length === 0) &&
    seen.some(
      ({ requests }) => requests.filter(({ status }) => (status ?? 0) >= 500).length >= PLAIN_FAILURES,
    ),
  rests: (seen, { probes, restMs }) => longestBurst(seen, restMs).length > PLAIN_EXCESS * probes,
  rejects: () => false,
};

const SHOWN = 5;
/** Requests that most breakers remember. */
const REMEMBERED = 20;

/** The outcomes that a breaker had seen when it first held a call back, which show whether it counted wrongly. */
function beforeRejected(seen: readonly Observed[], { startMs }: Call): string {
  const requests = seen[0]?.allRequests ?? [];
  const latest = describeLatest(requests, startMs, REMEMBERED);
  return latest === ''
    ? ''
    : `Of the last ${REMEMBERED} requests before the first call held back: ${latest}.`;
}

/** Whether anything was sent too soon after a probe had failed. */
function judgeRest(seen: readonly Observed[], to: string, restMs: number): CheckerResult {
  const figures = [
    {
      name: `Requests to ${to} while open`,
      value: seen.flatMap(({ requests }) => requests).length,
      unit: '',
    },
  ];
  for (const { requests } of seen) {
    const [failed, next] = findRestless(requests, restMs) ?? [];
    if (failed === undefined || next === undefined) continue;
    return fail(
      `A request to ${to} failed, and the next one was sent ${inMs(next.sentMs - (failed.endMs ?? 0))} later; when a probe fails, an open breaker sends nothing for at least ${inMs(restMs)}.`,
      [requestStep(failed, 1), requestStep(next, 2, failed)],
      figures,
    );
  }
  return pass(figures);
}

const longestBurst = (seen: readonly Observed[], restMs: number) =>
  seen
    .flatMap(({ requests }) => burstsOf(requests, restMs))
    .reduce((one, other) => (other.length > one.length ? other : one), []);

/** A call without an answer took as long as a client waits, at least. */
const NO_ANSWER_MS = 10_000;

const lasted = ({ startMs, endMs, status }: Observed['calls'][number]): number =>
  status === null || endMs === null ? NO_ANSWER_MS : endMs - startMs;
