import type { Values } from '../../../exchanges/draw-values.js';
import { judgeAnswer } from '../../../exchanges/judge-answer.js';
import { valueAt } from '../../../exchanges/keep-values.js';
import type { Step } from '../../../exchanges/step.js';
import { askFor, demand, fail, send } from './ask.js';
import type { Answered, Part } from './scenario.js';

/** A list of a service: the request, the place of its entries, and the value that identifies each. */
export interface List {
  readonly step: Step;
  readonly values: Values;
  readonly entries: string;
  readonly identity: string;
}

/** Reads a page that must exist. */
export function* readPage({ step, values }: List, target: string): Part<Answered> {
  const ask = askFor(step, values);
  const at = yield* send({ ...ask, request: { ...ask.request, target } });
  yield* demand('Reading a page failed.', at, judgeAnswer(step.expect, at.response, values));
  return at;
}

/** The entries of a page. */
export function* entriesOf({ entries }: Pick<List, 'entries'>, at: Answered): Part<readonly unknown[]> {
  const found = valueAt(entries, at.response);
  if (Array.isArray(found)) return found as unknown[];
  return yield* fail({
    sentence: 'A page has no list of items.',
    at,
    difference: {
      where: `body ${entries}`,
      expected: 'a list',
      actual: found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 300),
    },
  });
}

/** The identifying value of an entry, at a place such as `json.id`; undefined unless it is a text or a number. */
export function idOf(identity: string, entry: unknown): string | number | undefined {
  const [, ...path] = identity.split('.');
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    entry,
  );
  return typeof found === 'string' || typeof found === 'number' ? found : undefined;
}

/** The id in an answer. */
export function* demandId(identity: string, at: Answered): Part<string | number> {
  const id = valueAt(identity, at.response);
  if (typeof id === 'string' || typeof id === 'number') return id;
  return yield* fail({
    sentence: 'The created item has no id.',
    at,
    difference: { where: `body ${identity}`, expected: 'a text or a number', actual: 'nothing' },
  });
}
