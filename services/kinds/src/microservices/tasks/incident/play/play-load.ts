import type { TopologyState } from '@hone/contracts';
import type { ProbeOutcome } from '@hone/contracts/sandbox';
import { buildRequest } from '../../../../api-design/exchanges/build-request.js';
import { drawValues } from '../../../../api-design/exchanges/draw-values.js';
import { judgeAnswer } from '../../../../api-design/exchanges/judge-answer.js';
import { decodeText } from '../../../../judging/evidence-text.js';
import { delay } from '../../../../judging/delay.js';
import { repeat } from '../../../run/repeat.js';
import { planCalls } from '../../services/play/plan-calls.js';
import { readyLink } from '../../services/system/service-member.js';
import type { Collector } from '../recording/collect.js';
import type { IncidentSystem } from '../system/open-system.js';
import { keepAlive } from './keep-alive.js';
import { stateOfSystem } from './state-of-system.js';

/** The outcome of one request of a client. */
export interface Outcome {
  readonly operation: string;
  /** Since the load began. */
  readonly atMs: number;
  readonly tookMs: number;
  /** The problem with the answer; undefined when it was as expected. */
  readonly wrong?: string;
}

export interface LoadOptions {
  readonly name: string;
  readonly forMs: number;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly collector: Collector;
  readonly onState: (state: TopologyState) => void;
}

const WITHIN_MS = 6_000;
const STATE_EVERY_MS = 250;

/** Sends requests to the front service at the rate of the system file, and restarts services that end by themselves. */
export async function playLoad(system: IncidentSystem, options: LoadOptions): Promise<Outcome[]> {
  const { pod, file } = system;
  const { name, forMs, seed, signal } = options;
  const load = Object.entries(file.operations).map(([operation, { perSecond }]) => ({
    operation,
    perSecond,
  }));
  const calls = planCalls({ name, forMs, load }, seed);
  const beganMs = pod.now();
  const outcomes: Outcome[] = [];
  const report = (): void => options.onState(stateOfSystem(system, { name, beganMs, done: outcomes.length }));
  const reporting = repeat(STATE_EVERY_MS, report);
  const keeping = keepAlive(system, options.collector);
  const open: Promise<unknown>[] = [];
  try {
    for (const { atMs, operation, key } of calls) {
      await delay(Math.max(0, beganMs + atMs - pod.now()), signal);
      const asked = ask(system, operation, { key, seed }).then((end) =>
        outcomes.push({ operation, atMs, ...end }),
      );
      // Cancelling closes the pod, and nobody waits for requests that are still open then.
      asked.catch(() => undefined);
      open.push(asked);
    }
    await Promise.all(open);
    await delay(Math.max(0, beganMs + forMs - pod.now()), signal);
  } finally {
    reporting.stop();
    keeping.stop();
  }
  return outcomes.sort((one, other) => one.atMs - other.atMs);
}

async function ask(
  { pod, file }: IncidentSystem,
  name: string,
  { key, seed }: { readonly key: string; readonly seed: string },
): Promise<Pick<Outcome, 'tookMs' | 'wrong'>> {
  const operation = file.operations[name];
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  const values = drawValues(seed, key, operation.draw).set('key', key);
  const step = { ...operation, headers: {}, expect: { ...operation.expect, headers: {} }, keep: {} };
  const request = { ...buildRequest(step, values), withinMs: WITHIN_MS };
  const outcome = await pod.request(readyLink(file.front), request);
  if ('failure' in outcome) return { tookMs: outcome.tookMs, wrong: NO_ANSWER[outcome.failure] };
  const { response, tookMs } = outcome;
  const difference = judgeAnswer(step.expect, response, values);
  if (difference === undefined) return { tookMs };
  return { tookMs, wrong: `status ${response.status} ${decodeText(response.body).slice(0, 160)}`.trim() };
}

const NO_ANSWER = {
  refused: 'connection refused',
  'broken-off': 'connection broken off',
  'no-answer': `no answer within ${WITHIN_MS} ms`,
  'no-http': 'the answer is no HTTP',
} as const satisfies Readonly<Record<Extract<ProbeOutcome, { failure: unknown }>['failure'], string>>;
