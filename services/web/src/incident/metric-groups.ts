import type { IncidentSeries } from '@hone/contracts';

type Point = readonly [atMs: number, value: number];

/** Lines of one chart: a metric by service and set of labels. */
export interface MetricGroup {
  readonly name: string;
  /** Counters are shown as their increase per second. */
  readonly isRate: boolean;
  readonly lines: readonly { readonly label: string; readonly points: readonly Point[] }[];
}

const isCounter = (name: string): boolean => /_(total|sum|count)$/.test(name);

/** A counter's increase in each second; a restarted service starts at 0. */
function rateOf(points: readonly Point[]): Point[] {
  return points.slice(1).map(([atMs, value], index) => {
    const [beforeMs, before] = points[index] ?? [atMs, value];
    const grown = value >= before ? value - before : value;
    return [atMs, (grown * 1_000) / Math.max(1, atMs - beforeMs)];
  });
}

/** Series by metric, in order of names. */
export function groupSeries(series: readonly IncidentSeries[]): MetricGroup[] {
  const groups = new Map<string, IncidentSeries[]>();
  for (const each of series) groups.set(each.name, [...(groups.get(each.name) ?? []), each]);
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, own]) => ({
      name,
      isRate: isCounter(name),
      lines: own.map(({ service, labels, points }) => ({
        label: labels === '' ? service : `${service} ${labels}`,
        points: isCounter(name) ? rateOf(points) : points,
      })),
    }));
}

/** Splits a line where two points are so far apart that nothing was measured between them. */
export function unbroken(points: readonly Point[], gapMs: number): Point[][] {
  const parts: Point[][] = [];
  let last = -Infinity;
  for (const point of points) {
    if (point[0] - last > gapMs) parts.push([]);
    parts.at(-1)?.push(point);
    last = point[0];
  }
  return parts;
}
