import type { IncidentSpan } from '@hone/contracts';

/** A trace in a list. */
export interface TraceRow {
  readonly trace: string;
  /** The first span without a parent in the trace. */
  readonly name: string;
  readonly startMs: number;
  readonly tookMs: number;
  readonly spans: number;
  readonly isFailed: boolean;
}

/** Traces in order of their start. */
export function listTraces(spans: readonly IncidentSpan[]): TraceRow[] {
  const byTrace = new Map<string, IncidentSpan[]>();
  for (const span of spans) {
    const own = byTrace.get(span.trace);
    if (own === undefined) byTrace.set(span.trace, [span]);
    else own.push(span);
  }
  return [...byTrace].map(([trace, own]) => {
    const ids = new Set(own.map(({ id }) => id));
    const root = own.find(({ parent }) => parent === undefined || !ids.has(parent)) ?? own[0];
    const startMs = Math.min(...own.map((span) => span.startMs));
    return {
      trace,
      name: root === undefined ? '' : `${root.service} ${root.name}`,
      startMs,
      tookMs: Math.max(...own.map((span) => span.endMs)) - startMs,
      spans: own.length,
      isFailed: own.some(({ error }) => error !== undefined),
    };
  });
}

/** A span in its place in the tree. */
export interface PlacedSpan {
  readonly span: IncidentSpan;
  readonly depth: number;
}

/** The spans of a trace as a tree, each below its parent; siblings in order of their start. */
export function placeSpans(spans: readonly IncidentSpan[], trace: string): PlacedSpan[] {
  const own = spans.filter((span) => span.trace === trace);
  const ids = new Set(own.map(({ id }) => id));
  const below = new Map<string, IncidentSpan[]>();
  const roots: IncidentSpan[] = [];
  for (const span of own) {
    if (span.parent === undefined || !ids.has(span.parent) || span.parent === span.id) roots.push(span);
    else below.set(span.parent, [...(below.get(span.parent) ?? []), span]);
  }
  const placed: PlacedSpan[] = [];
  const open = roots.reverse().map((span): PlacedSpan => ({ span, depth: 0 }));
  // Each span is placed once, so that a cycle of spans ends.
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.span.id)) continue;
    seen.add(next.span.id);
    placed.push(next);
    const { depth } = next;
    for (const span of (below.get(next.span.id) ?? []).toReversed()) open.push({ span, depth: depth + 1 });
  }
  return placed;
}
