import type { SeededRandom } from '../../../../judging/seeded-random.js';
import { checkLog, LOG_RULES, type LogRule } from '../../../checkers/log.js';
import type { Json } from '../../../history/history.js';
import { enoughAnswered } from './enough-answered.js';
import { fieldOf, requestOf } from './request-of.js';
import type { Drawing, Ending, Property, Request, Workload } from './workload.js';

const KEYS = ['1', '2', '3'] as const;
type Key = (typeof KEYS)[number];

/** The field of each answer. */
const FIELDS: Readonly<Record<string, string>> = {
  send: 'offset',
  poll: 'msgs',
  list_committed_offsets: 'offsets',
};

/** Sends, polls that continue where the last one ended, and commits of polled offsets. */
class LogDrawing implements Drawing {
  #messages = 0;
  /** The offset after the last one that was polled. */
  readonly #polled = new Map<Key, number>();
  readonly #committed = new Map<Key, number>();
  readonly #acknowledged: { readonly key: string; readonly offset: Json }[] = [];

  readonly settle = {
    request: requestOf('poll', { offsets: Object.fromEntries(KEYS.map((key) => [key, 0])) }),
    isSettled: (outputs: readonly (Json | undefined)[]): boolean =>
      outputs.every((output) => this.#hasAll(output)),
  };

  draw(random: SeededRandom): Request {
    const key = random.pick(KEYS);
    const next = this.#polled.get(key);
    const kind = random.int(0, 9);
    if (kind < 5) return requestOf('send', { key, msg: (this.#messages += 1) });
    if (kind === 8 && next !== undefined && next > (this.#committed.get(key) ?? -1) + 1) {
      this.#committed.set(key, next - 1);
      return requestOf('commit_offsets', { offsets: { [key]: next - 1 } });
    }
    if (kind === 9) return requestOf('list_committed_offsets', { keys: [...KEYS] });
    const offsets = Object.fromEntries(KEYS.map((each) => [each, this.#polled.get(each) ?? 0]));
    return requestOf('poll', { offsets });
  }

  hear({ name, input }: Request, ending: Ending): void {
    if (ending.type !== 'ok') return;
    if (name === 'send') {
      const { key } = input as { readonly key: string };
      this.#acknowledged.push({ key, offset: (ending.output as { readonly offset: Json }).offset });
    }
    if (name !== 'poll') return;
    for (const key of KEYS) {
      const last = offsetsIn(ending.output, key).at(-1);
      if (isOffset(last) && last >= (this.#polled.get(key) ?? 0)) this.#polled.set(key, last + 1);
    }
  }

  #hasAll(output: Json | undefined): boolean {
    const found = new Map(KEYS.map((key) => [key as string, new Set(offsetsIn(output, key))]));
    return this.#acknowledged.every(({ key, offset }) => found.get(key)?.has(offset));
  }
}

/** An offset from which a client can continue, even if a node's answer is invalid. */
const isOffset = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value < Number.MAX_SAFE_INTEGER;

/** The offsets of one key in the answer to a poll, which may be malformed. */
function offsetsIn(output: Json | undefined, key: string): Json[] {
  const { msgs } = (output ?? {}) as { readonly msgs?: Readonly<Record<string, Json>> | null };
  const pairs = msgs?.[key];
  if (!Array.isArray(pairs)) return [];
  return (pairs as readonly Json[]).flatMap((pair) =>
    Array.isArray(pair) ? [(pair as readonly Json[])[0] ?? null] : [],
  );
}

const ABOUT: Readonly<Record<LogRule, string>> = {
  offsets: 'An offset holds one message for ever, and later sends get higher offsets.',
  contiguous: 'A poll leaves out no message between those that it returns.',
  kept: 'Every node returns every acknowledged message in the end.',
  committed: 'What a node knows to be committed never goes back.',
};

const propertyOf = (rule: LogRule): Property => ({
  about: ABOUT[rule],
  check: (history) => checkLog(history, { rule }),
});

/** Logs by key, each an order of messages that only grows. */
export const kafka: Workload = {
  createDrawing: () => new LogDrawing(),
  readAnswer: ({ name }, body) => fieldOf(body, FIELDS[name]),
  properties: {
    answered: enoughAnswered({ changes: ({ name }) => name === 'send' }),
    ...Object.fromEntries(LOG_RULES.map((rule) => [rule, propertyOf(rule)])),
    log: { about: 'No message gets lost, skipped or out of order.', check: (history) => checkLog(history) },
  },
};
