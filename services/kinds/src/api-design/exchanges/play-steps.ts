import type { Exchange } from '@hone/contracts';
import type { Pod, ProbeOutcome, ProbeRequest, ProbeResponse } from '@hone/contracts/sandbox';
import type { Values } from './draw-values.js';
import { describeExchange } from './describe-exchange.js';
import { fillJson, fillText } from './fill.js';
import { headerOf, jsonOf, judgeAnswer } from './judge-answer.js';
import type { Difference } from './match-json.js';
import type { Step } from './step.js';

const ANSWER_WITHIN_MS = 5_000;

/** How a conversation went. `failure`: what the last answer had to be, or that there was none. */
export interface Played {
  readonly exchanges: readonly Exchange[];
  readonly failure?: 'difference' | Extract<ProbeOutcome, { failure: unknown }>['failure'];
}

/** Sends the requests one after the other, until an answer is not as expected. */
export async function playSteps(
  pod: Pod,
  link: string,
  steps: readonly Step[],
  drawn: Values,
): Promise<Played> {
  const values = new Map(drawn);
  const exchanges: Exchange[] = [];
  for (const step of steps) {
    const request = requestOf(step, values);
    const outcome = await pod.request(link, request);
    if ('failure' in outcome) {
      exchanges.push(describeExchange(step, request, outcome));
      return { exchanges, failure: outcome.failure };
    }
    const { response } = outcome;
    const difference = judgeAnswer(step.expect, response, values) ?? keep(step, response, values);
    exchanges.push(describeExchange(step, request, outcome, difference));
    if (difference !== undefined) return { exchanges, failure: 'difference' };
  }
  return { exchanges };
}

function requestOf({ send, headers, json, body }: Step, values: Values): ProbeRequest {
  const [method = '', target = ''] = fillText(send, encoded(values)).split(' ');
  const text = json === undefined ? body && fillText(body, values) : JSON.stringify(fillJson(json, values));
  const own = Object.entries(headers).map(([name, value]) => [name, fillText(value, values)] as const);
  const isTyped = own.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    method,
    target,
    headers: [
      ...own,
      ...(json === undefined || isTyped ? [] : [['Content-Type', 'application/json'] as const]),
    ],
    ...(text !== undefined && { body: Buffer.from(text) }),
    withinMs: ANSWER_WITHIN_MS,
  };
}

/** Values as they stand in a target. One that was kept from a header such as `Location` is a target already. */
function encoded(values: Values): Values {
  return new Map(
    [...values].map(([name, value]) => [
      name,
      typeof value === 'string' && !value.startsWith('/') ? encodeURIComponent(value) : value,
    ]),
  );
}

/** Keeps values of an answer; the first that is not there is a difference. */
function keep(step: Step, response: ProbeResponse, values: Map<string, unknown>): Difference | undefined {
  for (const [name, place] of Object.entries(step.keep)) {
    const value = valueAt(place, response);
    if (value === undefined)
      return { where: place, expected: 'a value that later requests need', actual: 'nothing' };
    values.set(name, value);
  }
  return undefined;
}

function valueAt(place: string, response: ProbeResponse): unknown {
  const [kind, ...path] = place.split('.');
  if (kind === 'headers') return headerOf(response, path.join('.'));
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    jsonOf(response),
  );
}
