import type { Figure } from '../checker.js';
import { quantile } from '../figures.js';
import type { ElementOperations } from './elements.js';
import { knownElements } from './known.js';

/** How soon elements are everywhere, and how many reads lack one that was known before they began. */
export function spreadFigures(found: ElementOperations): Figure[] {
  const known = knownElements(found);
  const stale = new Set<number>();
  const latencies = [...known].map(([element, { by }]) => {
    const lacking = found.reads.filter(
      ({ operation, elements }) => operation.start > by.end && !elements.has(element),
    );
    for (const { operation } of lacking) stale.add(operation.number);
    return Math.max(0, ...lacking.map(({ operation }) => operation.startMs - by.endMs));
  });
  const latency = (label: string, share: number): Figure => ({
    name: `Time until a value is everywhere, ${label}`,
    value: quantile(latencies, share),
    unit: 'ms',
  });
  return [
    latency('median', 0.5),
    latency('95%', 0.95),
    latency('99%', 0.99),
    latency('longest', 1),
    { name: 'Stale reads', value: stale.size, unit: `of ${found.reads.length}` },
  ];
}
