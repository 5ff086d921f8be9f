import { z } from 'zod';
import type { Counterexample } from '../checker.js';
import { malformed } from '../counterexample/counterexample.js';
import type { Operation } from '../operations.js';

const keySchema = z.union([z.number(), z.string()]);
const valueSchema = z.union([z.number(), z.string()]);
export type Key = z.infer<typeof keySchema>;
export type Value = z.infer<typeof valueSchema>;

const inputSchema = z.object({
  txn: z.array(
    z.union([
      z.tuple([z.literal('append'), keySchema, valueSchema]),
      z.tuple([z.literal('r'), keySchema, z.null()]),
    ]),
  ),
});
const outputSchema = z.object({
  txn: z.array(z.tuple([z.string(), keySchema, z.union([valueSchema, z.null(), z.array(valueSchema)])])),
});

interface Append {
  readonly type: 'append';
  readonly key: Key;
  readonly value: Value;
}

/** `list` is what was read. */
export interface ReadList {
  readonly type: 'read';
  readonly key: Key;
  readonly list: readonly Value[];
}

export interface Transaction {
  readonly operation: Operation;
  readonly appends: readonly Append[];
  /** All in order; without reads unless it was acknowledged. */
  readonly actions: readonly (Append | ReadList)[];
}

export interface Transactions {
  readonly all: readonly Transaction[];
  readonly malformed: readonly Counterexample[];
}

export function readTransactions(operations: readonly Operation[]): Transactions {
  const all: Transaction[] = [];
  const wrong: Counterexample[] = [];
  for (const operation of operations) {
    if (operation.name !== 'txn') continue;
    const { txn } = inputSchema.parse(operation.input);
    const appends = txn.flatMap((asked): Append[] =>
      asked[0] === 'append' ? [{ type: 'append', key: asked[1], value: asked[2] }] : [],
    );
    const actions = operation.outcome === 'ok' ? answered(txn, operation.output) : appends;
    if (actions === undefined)
      wrong.push(malformed(operation, '"txn", as it was asked, with a list for each read'));
    else all.push({ operation, appends, actions });
  }
  return { all, malformed: wrong };
}

type Asked = z.infer<typeof inputSchema>['txn'];

/** Undefined where the answer does not fit the request. */
function answered(txn: Asked, output: Operation['output']): (Append | ReadList)[] | undefined {
  const answer = outputSchema.safeParse(output);
  if (!answer.success || answer.data.txn.length !== txn.length) return undefined;
  const actions: (Append | ReadList)[] = [];
  for (const [index, [type, key, value]] of txn.entries()) {
    const said = answer.data.txn[index];
    if (said?.[0] !== type || said[1] !== key) return undefined;
    if (type === 'append') {
      if (said[2] !== value) return undefined;
      actions.push({ type, key, value });
      continue;
    }
    if (said[2] !== null && !Array.isArray(said[2])) return undefined;
    actions.push({ type: 'read', key, list: said[2] ?? [] });
  }
  return actions;
}
