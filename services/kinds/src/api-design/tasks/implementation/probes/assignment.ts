import { isDeepStrictEqual } from 'node:util';
import { jsonOf } from '../../../exchanges/judge-answer.js';
import { askFor, demand, differenceOfStatus, fail, send, statusesOf } from './ask.js';
import type { Part } from './scenario.js';
import type { Situation } from './situation.js';

interface Assignment {
  readonly operation: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rejected: readonly number[];
}

/** Sends keys that a client must not set (mass assignment). */
export function* judgeAssignment(
  { operation, fields, rejected }: Assignment,
  situation: Situation,
  kept: ReadonlyMap<string, unknown>,
): Part<void> {
  const step = situation.operation(operation);
  const statuses = [...new Set([...statusesOf(step), ...rejected])];
  const json = { ...(step.json as object), ...fields };
  const at = yield* send(askFor({ ...step, json }, situation.renew(kept), statuses));
  yield* demand(
    'Keys that clients must not set are neither rejected nor ignored.',
    at,
    differenceOfStatus(at),
  );
  const body = jsonOf(at.response);
  if (rejected.includes(at.response.status) || typeof body !== 'object' || body === null) return;
  for (const [name, value] of Object.entries(fields)) {
    const taken: unknown = Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
    if (!isDeepStrictEqual(taken, value)) continue;
    yield* fail({
      sentence: 'A client can set a key that only the service may set.',
      at,
      difference: {
        where: `body /${name}`,
        expected: 'a value of the service',
        actual: JSON.stringify(taken).slice(0, 300),
      },
    });
  }
}
