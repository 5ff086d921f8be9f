import { z } from 'zod';
import type { Counterexample } from '../checker.js';
import { malformed } from '../counterexample/counterexample.js';
import type { Operation } from '../operations.js';

/** Names of requests and fields in a workload that spreads elements. */
export interface ElementWorkload {
  readonly add: string;
  readonly element: string;
  /** The list in the answer to `read`. */
  readonly elements: string;
}

const elementSchema = z.union([z.number(), z.string(), z.boolean(), z.null()]);
export type Element = z.infer<typeof elementSchema>;

export interface Add {
  readonly operation: Operation;
  readonly element: Element;
}

export interface Read {
  readonly operation: Operation;
  readonly elements: ReadonlySet<Element>;
  readonly repeated: readonly Element[];
}

export interface ElementOperations {
  /** By element; each is added once. */
  readonly adds: ReadonlyMap<Element, Add>;
  readonly reads: readonly Read[];
  readonly malformed: readonly Counterexample[];
}

/** Adds, and reads that were answered. */
export function readElements(workload: ElementWorkload, operations: readonly Operation[]): ElementOperations {
  const input = z.object({ [workload.element]: elementSchema });
  const output = z.object({ [workload.elements]: z.array(elementSchema) });
  const adds = new Map<Element, Add>();
  const reads: Read[] = [];
  const wrong: Counterexample[] = [];
  for (const operation of operations) {
    if (operation.name === workload.add) {
      const element = input.parse(operation.input)[workload.element] ?? null;
      adds.set(element, { operation, element });
    } else if (operation.name === 'read' && operation.outcome === 'ok') {
      const read = output.safeParse(operation.output);
      if (read.success) reads.push(readOf(operation, read.data[workload.elements] ?? []));
      else wrong.push(malformed(operation, `a list "${workload.elements}" of numbers or texts`));
    }
  }
  return { adds, reads, malformed: wrong };
}

function readOf(operation: Operation, list: readonly Element[]): Read {
  const elements = new Set(list);
  const seen = new Set<Element>();
  const repeated =
    elements.size === list.length ? [] : list.filter((each) => seen.size === seen.add(each).size);
  return { operation, elements, repeated };
}
