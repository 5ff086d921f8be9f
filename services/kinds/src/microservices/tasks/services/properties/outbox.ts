import { z } from 'zod';
import type { CheckerResult } from '../../../checkers/checker.js';
import { isSuccess, readCalls, type Call } from '../calls.js';
import { findStored, textOf, type Row, type StoredRows } from '../stored-rows.js';
import { callSteps } from './describe-requests.js';
import { nameSchema } from './fields.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const fieldSchema = z.string().min(1).max(60);

const options = z.strictObject({
  /**
   * `published`: committed rows were published. `committed`: published messages are committed. `acknowledged`: calls that
   * got 2xx are committed. `same-id`: a repeated publication has the same id.
   */
  demand: z.enum(['published', 'committed', 'acknowledged', 'same-id']),
  /** The store with the committed rows, and its field with the key of the call. */
  committed: nameSchema,
  field: fieldSchema,
  /** The store with the broker's messages, and the field of a message with the key of the call. */
  published: nameSchema,
  messageField: fieldSchema,
  /** The calls that commit. */
  operation: nameSchema,
});
type Options = z.infer<typeof options>;

interface Stores {
  readonly committed: StoredRows;
  readonly published: StoredRows;
  readonly calls: readonly Call[];
}

/** Committed rows and published messages agree in the end, whatever was killed in between. */
export const outbox = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: ({ operation, committed, published }) => ({
    phases: [],
    nodes: [],
    operations: [operation],
    stores: [committed, published],
  }),
  // A relay may be late on a busy machine, but it does not invent messages.
  holdsWhenBusy: (_, { demand }) => demand !== 'published',
  judge(history, asked) {
    const committed = findStored(history, asked.committed);
    const published = findStored(history, asked.published);
    if (committed === undefined || published === undefined) return inconclusive('the stores were not read');
    const calls = readCalls(history).filter(({ name }) => name === asked.operation);
    const result = DEMANDS[asked.demand]({ committed, published, calls }, asked);
    if (result.outcome !== 'pass') return result;
    return pass([
      { name: 'Committed', value: committed.rows.length, unit: '' },
      { name: 'Published', value: published.rows.length, unit: '' },
    ]);
  },
});

type Demand = (stores: Stores, options: Options) => CheckerResult;

const DEMANDS: Readonly<Record<Options['demand'], Demand>> = {
  published({ committed, published, calls }, { field, messageField }) {
    const keys = new Set(published.rows.map((row) => textOf(row, messageField)));
    const lost = committed.rows.map((row) => textOf(row, field)).filter((key) => !keys.has(key));
    if (lost.length === 0)
      return committed.rows.length === 0 ? inconclusive('nothing was committed') : pass();
    return failOf(
      calls,
      lost[0],
      published,
      `${lost.length} of ${committed.rows.length} committed rows were never published, such as ${lost[0]}.`,
    );
  },
  committed({ committed, published, calls }, { field, messageField }) {
    const keys = new Set(committed.rows.map((row) => textOf(row, field)));
    const phantoms = published.rows.map((row) => textOf(row, messageField)).filter((key) => !keys.has(key));
    if (phantoms.length === 0) return pass();
    return failOf(
      calls,
      phantoms[0],
      committed,
      `${phantoms.length} messages were published for what is not committed, such as ${phantoms[0]}.`,
    );
  },
  acknowledged({ committed, calls }, { field }) {
    const keys = new Set(committed.rows.map((row) => textOf(row, field)));
    const promised = calls.filter(({ status }) => isSuccess(status));
    const lost = promised.filter(({ key }) => !keys.has(key));
    if (lost.length === 0) return promised.length === 0 ? inconclusive('no call was acknowledged') : pass();
    return failOf(
      calls,
      lost[0]?.key,
      committed,
      `${lost.length} calls were answered with 2xx and are not committed, such as ${lost[0]?.key}.`,
    );
  },
  'same-id'({ published, calls }, { messageField }) {
    const ids = new Map<string, Set<string>>();
    for (const row of published.rows) add(ids, textOf(row, messageField), row);
    const [key, several] = [...ids].find(([, found]) => found.size > 1) ?? [];
    if (key === undefined) return pass();
    return failOf(
      calls,
      key,
      published,
      `${key} was published with ${several?.size} different ids: ${[...(several ?? [])].slice(0, 3).join(', ')}. A consumer cannot know that they are the same.`,
    );
  },
};

function add(ids: Map<string, Set<string>>, key: string, row: Row): void {
  const found = ids.get(key) ?? new Set();
  ids.set(key, found.add(textOf(row, 'id')));
}

/** The call with that key, its requests, and the store's contents in the end. */
function failOf(
  calls: readonly Call[],
  key: string | undefined,
  store: StoredRows,
  sentence: string,
): CheckerResult {
  const call = calls.find((each) => each.key === key);
  const end = { text: sentence, atMs: store.atMs, operations: [store.operation], messages: [] };
  return fail(sentence, [...(call === undefined ? [] : callSteps(call)), end]);
}
