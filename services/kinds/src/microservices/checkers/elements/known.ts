import type { Operation } from '../operations.js';
import type { Add, Element, ElementOperations } from './elements.js';

/** The time from which an element must not get lost: it was acknowledged, or somebody has read it. */
export interface Known {
  readonly add: Add;
  readonly by: Operation;
}

/** The elements known at the end. An element that was neither acknowledged nor read may be lost. */
export function knownElements({ adds, reads }: ElementOperations): Map<Element, Known> {
  const known = new Map<Element, Known>();
  const learn = (element: Element, by: Operation): void => {
    const add = adds.get(element);
    const before = known.get(element);
    if (add !== undefined && (before === undefined || by.end < before.by.end))
      known.set(element, { add, by });
  };
  for (const { element, operation } of adds.values())
    if (operation.outcome === 'ok') learn(element, operation);
  for (const { elements, operation } of reads) for (const element of elements) learn(element, operation);
  return known;
}
