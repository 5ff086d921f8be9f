import { quantile } from '../../quantile.js';
import type { Figure } from '../checker.js';
import type { Operation } from '../operations.js';
import type { ElementOperations } from './elements.js';
import { knownElements } from './known.js';

/** How long each value took to reach every node, and how many reads lacked one that was known before they began. */
interface Spreading {
  readonly timesMs: readonly number[];
  readonly staleReads: number;
}

/** For the values for which `counts` holds, given the operation that made each known. */
export function spreadingOf(
  found: ElementOperations,
  counts: (by: Operation) => boolean = () => true,
): Spreading {
  const stale = new Set<number>();
  const known = [...knownElements(found)].filter(([, { by }]) => counts(by));
  const timesMs = known.map(([element, { by }]) => {
    const lacking = found.reads.filter(
      ({ operation, elements }) => operation.start > by.end && !elements.has(element),
    );
    for (const { operation } of lacking) stale.add(operation.number);
    return Math.max(0, ...lacking.map(({ operation }) => operation.startMs - by.endMs));
  });
  return { timesMs, staleReads: stale.size };
}

export const spreadingFigure = ({ timesMs }: Spreading, label: string, share: number): Figure => ({
  name: `Time until a value is everywhere, ${label}`,
  value: quantile(timesMs, share),
  unit: 'ms',
});

export function spreadFigures(found: ElementOperations): Figure[] {
  const spreading = spreadingOf(found);
  return [
    spreadingFigure(spreading, 'median', 0.5),
    spreadingFigure(spreading, '95%', 0.95),
    spreadingFigure(spreading, '99%', 0.99),
    spreadingFigure(spreading, 'longest', 1),
    { name: 'Stale reads', value: spreading.staleReads, unit: `of ${found.reads.length}` },
  ];
}
