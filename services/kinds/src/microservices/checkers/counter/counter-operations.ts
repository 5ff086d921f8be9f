import { z } from 'zod';
import type { Counterexample } from '../checker.js';
import { malformed } from '../counterexample/counterexample.js';
import type { Operation } from '../operations.js';

const addSchema = z.object({ delta: z.number().int() });
const readSchema = z.object({ value: z.number().int() });

export interface Add {
  readonly operation: Operation;
  readonly delta: number;
}

export interface Read {
  readonly operation: Operation;
  readonly value: number;
}

export interface CounterOperations {
  /** All but those that failed for certain. */
  readonly adds: readonly Add[];
  readonly reads: readonly Read[];
  readonly malformed: readonly Counterexample[];
}

export function readCounter(operations: readonly Operation[]): CounterOperations {
  const adds: Add[] = [];
  const reads: Read[] = [];
  const wrong: Counterexample[] = [];
  for (const operation of operations) {
    if (operation.name === 'add' && operation.outcome !== 'fail')
      adds.push({ operation, delta: addSchema.parse(operation.input).delta });
    if (operation.name !== 'read' || operation.outcome !== 'ok') continue;
    const read = readSchema.safeParse(operation.output);
    if (read.success) reads.push({ operation, value: read.data.value });
    else wrong.push(malformed(operation, 'a whole number "value"'));
  }
  return { adds, reads, malformed: wrong };
}
