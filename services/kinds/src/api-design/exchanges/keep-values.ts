import type { ProbeResponse } from '@hone/contracts/sandbox';
import { headerOf, jsonOf } from './judge-answer.js';
import type { Difference } from './match-json.js';
import type { Step } from './step.js';

const SHOWN = 300;

/** Keeps values of an answer; the first that is missing, or that no request can carry, is a difference. */
export function keepValues(
  step: Pick<Step, 'keep'>,
  response: ProbeResponse,
  values: Map<string, unknown>,
): Difference | undefined {
  for (const [name, place] of Object.entries(step.keep)) {
    const value = valueAt(place, response);
    if (value === undefined)
      return { where: wordsOf(place), expected: 'a value that later requests need', actual: 'nothing' };
    if (typeof value === 'object' && value !== null)
      return {
        where: wordsOf(place),
        expected: 'a text or a number',
        actual: JSON.stringify(value).slice(0, SHOWN),
      };
    values.set(name, value);
  }
  return undefined;
}

/** A place as differences name it: `headers.etag` is "header etag", `json.order.id` is "body /order/id". */
function wordsOf(place: string): string {
  const [kind, ...path] = place.split('.');
  return kind === 'headers' ? `header ${path.join('.')}` : `body /${path.join('/')}`;
}

/** The value at a place such as `json.id` or `headers.etag` of an answer; undefined when there is none. */
export function valueAt(place: string, response: ProbeResponse): unknown {
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
