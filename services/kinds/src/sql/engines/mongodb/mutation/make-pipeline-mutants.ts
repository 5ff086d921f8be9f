import type { QueryMutant } from '../../../mutation/make-mutants.js';
import { TaskFault } from '../../../task-fault.js';
import { readText } from '../read-text.js';
import { positionAt } from '../../../statement/text-position.js';
import { toExtended, type TextNode } from '../text-node.js';
import type { PipelineOperator } from './change.js';
import { boundaries, conditions, elements, equalities, logic, nulls } from './conditions.js';
import { placesIn } from './places.js';
import {
  aggregates,
  computations,
  counts,
  duplicates,
  groups,
  limits,
  lookups,
  orders,
  unwinds,
} from './stages.js';

const OPERATORS: readonly PipelineOperator[] = [
  ...[boundaries, equalities, logic, conditions, elements, nulls],
  ...[orders, limits, unwinds, groups, lookups, aggregates, counts, duplicates, computations],
];

/** A pipeline written in the form of its mutants, without a mistake. Throws if it cannot be parsed. */
export function rewrittenPipeline(text: string): string {
  return JSON.stringify(toExtended(rootOf(text)));
}

/** Every mutant of a pipeline, in the order of its text. Throws if it cannot be parsed. */
export function makePipelineMutants(text: string): QueryMutant[] {
  const root = rootOf(text);
  const pipeline = toExtended(root);
  const taken = new Map<string, number>();
  return placesIn(root).flatMap((place) =>
    OPERATORS.flatMap((operator) => operator(place)).map(({ operator, detail, apply }) => {
      const at = positionAt(text, place.start);
      const name = `${operator} ${at.line}:${at.column} ${detail}`;
      const times = (taken.get(name) ?? 0) + 1;
      taken.set(name, times);
      return { id: times === 1 ? name : `${name} (${times})`, sql: JSON.stringify(apply(pipeline)) };
    }),
  );
}

function rootOf(text: string): TextNode {
  const read = readText(text);
  if (read.ok) return read.root;
  throw new TaskFault(`the reference cannot be read: ${read.message}`);
}
