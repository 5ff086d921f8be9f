import type { Exchange } from '@hone/contracts';
import type { Pod, ProbeOutcome } from '@hone/contracts/sandbox';
import { delay } from '../../judging/delay.js';
import { buildRequest } from './build-request.js';
import type { Values } from './draw-values.js';
import { describeExchange } from './describe-exchange.js';
import { judgeAnswer } from './judge-answer.js';
import { keepValues } from './keep-values.js';
import type { ConversationStep } from './step.js';

/** The result of a conversation. `failure`: what the last answer should have been, or that there was none. */
export interface Played {
  readonly exchanges: readonly Exchange[];
  readonly failure?: 'difference' | Extract<ProbeOutcome, { failure: unknown }>['failure'];
  /** The problem in a probe's words, without anything from the conversation. */
  readonly sentence?: string;
}

/** Sends the requests one after the other, until an answer is not as expected. */
export async function playSteps(
  pod: Pick<Pod, 'request'>,
  link: string,
  steps: readonly ConversationStep[],
  drawn: Values,
  wait: (ms: number) => Promise<void> = delay,
): Promise<Played> {
  const values = new Map(drawn);
  const exchanges: Exchange[] = [];
  for (const step of steps) {
    if (step.waitMs !== undefined) await wait(step.waitMs);
    const request = buildRequest(step, values);
    const outcome = await pod.request(link, request);
    if ('failure' in outcome) {
      exchanges.push(describeExchange(step, request, outcome));
      return { exchanges, failure: outcome.failure };
    }
    const { response } = outcome;
    const difference = judgeAnswer(step.expect, response, values) ?? keepValues(step, response, values);
    exchanges.push(describeExchange(step, request, outcome, difference));
    if (difference !== undefined) return { exchanges, failure: 'difference' };
  }
  return { exchanges };
}
