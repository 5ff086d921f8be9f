import type { SeededRandom } from '../../../../judging/seeded-random.js';
import { checkKept } from '../../../checkers/transactions/check-kept.js';
import { checkTransactions, type Isolation } from '../../../checkers/transactions.js';
import type { Json } from '../../../history/history.js';
import { enoughAnswered } from './enough-answered.js';
import { fieldOf, requestOf } from './request-of.js';
import type { Drawing, Ending, Property, Request, Workload } from './workload.js';

const KEYS_AT_ONCE = 4;
const MOST_APPENDS = 24;
const MOST_ACTIONS = 4;

type Action = readonly [type: Json, key: Json, value: Json];
type Append = readonly ['append', key: Json, value: Json];

/** The operations of a transaction, or its answer, which may be malformed. */
function actionsIn(said: Json | undefined): Action[] {
  const { txn } = (said ?? {}) as { readonly txn?: Json };
  if (!Array.isArray(txn)) return [];
  return (txn as readonly Json[]).filter((each): each is Action => Array.isArray(each) && each.length === 3);
}

const appendsIn = (said: Json): Append[] =>
  actionsIn(said).filter((each): each is Append => each[0] === 'append');

/** Transactions of reads of lists and appends to them; a long list is replaced by a new one. */
class ListDrawing implements Drawing {
  #lastKey = 0;
  readonly #acknowledged: Append[] = [];
  readonly #keys = Array.from({ length: KEYS_AT_ONCE }, () => this.#newKey());

  draw(random: SeededRandom): Request {
    const count = random.int(1, MOST_ACTIONS);
    return requestOf('txn', { txn: Array.from({ length: count }, () => this.#action(random)) });
  }

  hear({ input }: Request, { type }: Ending): void {
    if (type === 'ok') this.#acknowledged.push(...appendsIn(input));
  }

  /** Reads every list. */
  get settle(): NonNullable<Drawing['settle']> {
    const reads = Array.from({ length: this.#lastKey }, (_, at): Json => ['r', at + 1, null]);
    return {
      request: requestOf('txn', { txn: reads }),
      isSettled: (outputs) => outputs.every((output) => this.#hasAll(output)),
    };
  }

  #hasAll(output: Json | undefined): boolean {
    const lists = new Map(actionsIn(output).map(([, key, list]) => [key, list]));
    return this.#acknowledged.every(([, key, value]) => {
      const list = lists.get(key);
      return Array.isArray(list) && list.includes(value);
    });
  }

  #action(random: SeededRandom): Json {
    const place = random.int(0, KEYS_AT_ONCE - 1);
    const inUse = this.#keys[place];
    if (inUse === undefined) throw new Error('every place has a key');
    if (random.chance(0.5)) return ['r', inUse.key, null];
    inUse.appends += 1;
    if (inUse.appends === MOST_APPENDS) this.#keys[place] = this.#newKey();
    return ['append', inUse.key, inUse.appends];
  }

  #newKey(): { readonly key: number; appends: number } {
    this.#lastKey += 1;
    return { key: this.#lastKey, appends: 0 };
  }
}

const isolated = (isolation: Isolation, about: string): Property => ({
  about,
  check: (history) => checkTransactions(history, { isolation }),
});

/** Transactions on lists by key. */
export const txnListAppend: Workload = {
  createDrawing: () => new ListDrawing(),
  readAnswer: (_, body) => fieldOf(body, 'txn'),
  properties: {
    answered: enoughAnswered({ changes: ({ input }) => appendsIn(input).length > 0 }),
    'read-uncommitted': isolated('read-uncommitted', 'Appends of two transactions never cross.'),
    'read-committed': isolated('read-committed', 'Nobody sees what was not committed, or not yet.'),
    'consistent-view': isolated('consistent-view', 'Every transaction sees one state.'),
    kept: {
      about: 'Every acknowledged append is in the lists at the end.',
      check: (history) => checkKept(history),
    },
    serializable: isolated('serializable', 'Transactions have the effect of one after another.'),
  },
};
