import type { Exchange } from '@hone/contracts';
import type { ProbeOutcome, ProbeRequest, ProbeResponse } from '@hone/contracts/sandbox';
import { buildRequest } from '../../exchanges/build-request.js';
import { describeExchange } from '../../exchanges/describe-exchange.js';
import { judgeAnswer } from '../../exchanges/judge-answer.js';
import { keepValues } from '../../exchanges/keep-values.js';
import type { Played } from '../../exchanges/play-steps.js';
import type { Difference } from '../../exchanges/match-json.js';
import { findStackTrace } from '../implementation/probes/problem.js';
import { findLeak } from './canaries.js';
import type { ExploitStep } from './definition.js';

/** Where exploits are played. */
export interface ExploitStage {
  readonly signal: AbortSignal;
  request(request: ProbeRequest): Promise<ProbeOutcome>;
  /** The service's output since the exploit began. */
  log(): string;
  /** CPU time that its box has used, in milliseconds. */
  cpuMs(): Promise<number>;
  /** Connections to third parties that must not be contacted. */
  trespasses(): number;
  wait(ms: number): Promise<void>;
}

/** Texts that must stay in the service, by name. */
export interface Secrets {
  readonly canaries: ReadonlyMap<string, string>;
  /** Tokens of callers: their owners send them, and no log may show them. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** The problem, if any. */
export interface Flaw {
  readonly failure: NonNullable<Played['failure']>;
  readonly sentence: string;
  /** Whether the attack worked; otherwise an honest client is not served. */
  readonly isUnsafe: boolean;
}

/** How an exploit went. */
export type PlayedExploit = Played & Partial<Pick<Flaw, 'isUnsafe'>>;

/** The meaning of an unexpected answer: the attack worked, or an honest client is not served. */
export type Meaning = Pick<Flaw, 'sentence' | 'isUnsafe'>;

/** Exchanges of one variant, as they come. */
export interface Attack {
  readonly exchanges: Exchange[];
  readonly values: Map<string, unknown>;
  readonly stage: ExploitStage;
  /** Texts that no answer may hold, by name. */
  readonly hidden: ReadonlyMap<string, string>;
  /** Whether a stack trace in an answer is itself a finding. */
  readonly findsTraces: boolean;
}

/** The most that is shown of a long text that was sent and came back. */
const SHOWN_EXCHANGES = 60;

/**
 * Sends steps one after the other until an answer is not as expected, holds a canary, or rejects the attack.
 */
export async function sendSteps(
  attack: Attack,
  steps: readonly ExploitStep[],
  meaning: Meaning,
): Promise<Flaw | undefined> {
  for (const step of steps) {
    attack.stage.signal.throwIfAborted();
    const request = buildRequest(step, attack.values);
    const outcome = await attack.stage.request(request);
    if ('failure' in outcome) {
      keep(attack, describeExchange(step, request, outcome));
      return { failure: outcome.failure, sentence: 'A request got no answer.', isUnsafe: true };
    }
    const { response } = outcome;
    const leak = findLeak(response, attack.hidden) ?? (attack.findsTraces ? findTrace(response) : undefined);
    if (leak !== undefined) {
      keep(attack, describeExchange(step, request, outcome, leak));
      return { failure: 'difference', sentence: 'An answer shows something that is secret.', isUnsafe: true };
    }
    const isRejected = step.rejected?.includes(response.status) === true;
    const difference = isRejected
      ? undefined
      : (judgeAnswer(step.expect, response, attack.values) ?? keepValues(step, response, attack.values));
    keep(attack, describeExchange(step, request, outcome, difference));
    if (difference !== undefined) return { failure: 'difference', ...meaning };
    if (isRejected) return undefined;
  }
  return undefined;
}

function findTrace(response: ProbeResponse): Difference | undefined {
  const trace = findStackTrace(response);
  return trace === undefined ? undefined : { where: 'body', expected: 'no stack trace', actual: trace };
}

function keep({ exchanges }: Attack, exchange: Exchange): void {
  exchanges.push(exchange);
  if (exchanges.length > SHOWN_EXCHANGES) exchanges.shift();
}
