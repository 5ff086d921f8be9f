import type { SeededRandom } from '../../../../judging/seeded-random.js';
import { checkLinearizable } from '../../../checkers/linearizable.js';
import type { Json } from '../../../history/history.js';
import { enoughAnswered } from './enough-answered.js';
import { fieldOf, requestOf } from './request-of.js';
import type { Drawing, Ending, Request, Workload } from './workload.js';

const KEYS_AT_ONCE = 2;
/** A key with this many requests of unknown outcome, or this many requests in total, is no longer used. */
const MOST_UNKNOWN = 8;
const MOST_REQUESTS = 120;

/** The errors of a correct node for a missing key, and for another value than the expected one. */
const REJECTIONS: Readonly<Record<string, readonly string[]>> = {
  read: ['key-does-not-exist'],
  cas: ['key-does-not-exist', 'precondition-failed'],
};

interface KeyInUse {
  readonly key: number;
  requests: number;
  unknown: number;
  /** The newest value that anybody has seen. */
  value: Json;
}

/** Reads, writes and compare-and-set on few keys at once; every value is written once. */
class RegisterDrawing implements Drawing {
  #lastKey = 0;
  #lastValue = 0;
  readonly #keys = Array.from({ length: KEYS_AT_ONCE }, () => this.#newKey());

  draw(random: SeededRandom): Request {
    const place = random.int(0, KEYS_AT_ONCE - 1);
    const used = this.#keys[place];
    const isSpent = used === undefined || used.unknown >= MOST_UNKNOWN || used.requests >= MOST_REQUESTS;
    const inUse = isSpent ? this.#newKey() : used;
    this.#keys[place] = inUse;
    inUse.requests += 1;
    const { key, value } = inUse;
    const kind = random.int(0, 3);
    if (kind < 2) return requestOf('read', { key });
    if (kind === 2 || value === null) return requestOf('write', { key, value: (this.#lastValue += 1) });
    return requestOf('cas', { key, from: value, to: (this.#lastValue += 1) });
  }

  hear({ name, input }: Request, ending: Ending): void {
    const { key, value, to } = input as { readonly key: number; readonly value?: Json; readonly to?: Json };
    const inUse = this.#keys.find((each) => each.key === key);
    if (inUse === undefined) return;
    if (ending.type === 'info' && name !== 'read') inUse.unknown += 1;
    if (ending.type !== 'ok') return;
    const seen = name === 'read' ? (ending.output as { readonly value: Json }).value : (value ?? to ?? null);
    if (Number.isFinite(seen)) inUse.value = seen;
  }

  #newKey(): KeyInUse {
    this.#lastKey += 1;
    return { key: this.#lastKey, requests: 0, unknown: 0, value: null };
  }
}

/** A store of values by key, as if there were one copy. */
export const linKv: Workload = {
  createDrawing: () => new RegisterDrawing(),
  readAnswer: ({ name }, body) => fieldOf(body, name === 'read' ? 'value' : undefined),
  properties: {
    answered: enoughAnswered({ answers: REJECTIONS, changes: ({ name }) => name !== 'read' }),
    linearizable: {
      about: 'Every request takes effect at one moment between question and answer.',
      decide: checkLinearizable,
    },
  },
};
