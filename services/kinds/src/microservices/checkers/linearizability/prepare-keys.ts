import { z } from 'zod';
import type { Json } from '../../history/history.js';
import type { Counterexample } from '../checker.js';
import { malformed } from '../counterexample/counterexample.js';
import { show } from '../counterexample/text.js';
import { groupBy } from '../group-by.js';
import type { Operation } from '../operations.js';
import { ABSENT, type RegisterAction, type RegisterOperation } from './register-history.js';
import { withoutUnseen } from './unfinished.js';

const valueSchema = z.union([z.number(), z.string(), z.boolean(), z.null()]);
type Value = z.infer<typeof valueSchema>;

const keySchema = z.object({ key: z.union([z.number(), z.string()]) });
const writeSchema = z.object({ value: valueSchema });
const casSchema = z.object({ from: valueSchema, to: valueSchema });

/** The operations on one key, as a register. */
export interface KeyHistory {
  readonly key: Json;
  readonly register: readonly RegisterOperation[];
  readonly operations: ReadonlyMap<number, Operation>;
  /** The value of a number, for a sentence. */
  readonly nameOf: (value: number) => string;
}

export interface PreparedKeys {
  readonly keys: readonly KeyHistory[];
  readonly malformed: readonly Counterexample[];
}

const NO_SUCH_KEY = 'key-does-not-exist';

/**
 * The history of each key, without operations that prove nothing: reads without an answer, certain failures, and
 * unfinished writes that nobody saw. A read that fails because the key does not exist has seen that.
 */
export function prepareKeys(operations: readonly Operation[]): PreparedKeys {
  const relevant = operations.filter(({ name }) => name === 'read' || name === 'write' || name === 'cas');
  const wrong: Counterexample[] = [];
  const keys = [...groupBy(relevant, ({ input }) => keySchema.parse(input).key)].map(([key, all]) => {
    const values = new Values();
    const register = all.flatMap((operation): RegisterOperation[] => {
      const action = actionOf(operation, values);
      if (action === 'malformed') wrong.push(malformed(operation, '"value", a number, text or boolean'));
      if (action === undefined || action === 'malformed') return [];
      const { number, start: called, end } = operation;
      return [{ number, action, called, returned: end === Infinity ? null : end }];
    });
    const byNumber = new Map(all.map((operation) => [operation.number, operation] as const));
    const nameOf = (value: number): string => values.nameOf(value);
    return { key, register: withoutUnseen(register), operations: byNumber, nameOf };
  });
  return { keys, malformed: wrong };
}

function actionOf(operation: Operation, values: Values): RegisterAction | 'malformed' | undefined {
  const { name, input, output, outcome, error } = operation;
  if (name === 'read') {
    if (outcome === 'fail' && error.startsWith(NO_SUCH_KEY)) return { type: 'read', value: ABSENT };
    if (outcome !== 'ok') return undefined;
    const read = writeSchema.safeParse(output);
    return read.success ? { type: 'read', value: values.numberOf(read.data.value) } : 'malformed';
  }
  if (outcome === 'fail') return undefined;
  if (name === 'write') return { type: 'write', value: values.numberOf(writeSchema.parse(input).value) };
  const { from, to } = casSchema.parse(input);
  return { type: 'cas', from: values.numberOf(from), to: values.numberOf(to) };
}

/** Numbers for values; null stands for a key without a value. */
class Values {
  readonly #values: Value[] = [null];
  readonly #numbers = new Map<Value, number>([[null, ABSENT]]);

  numberOf(value: Value): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#values.push(value);
    this.#numbers.set(value, this.#values.length - 1);
    return this.#values.length - 1;
  }

  nameOf(number: number): string {
    return number === ABSENT ? 'no value' : show(this.#values[number] ?? null);
  }
}
