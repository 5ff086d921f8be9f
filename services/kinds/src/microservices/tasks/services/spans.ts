import { z } from 'zod';
import type { History } from '../../history/history.js';
import { findStored, type StoredRows } from './stored-rows.js';

const rowSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string(),
  name: z.string(),
  kind: z.number(),
  startMs: z.number(),
  endMs: z.number(),
  status: z.number(),
});
export type Span = z.infer<typeof rowSchema>;

/** Kinds and the status of an error, as OTLP numbers them. */
export const SERVER = 2;
export const CLIENT_SPAN = 3;
export const ERROR = 2;

/** The contents of a collector. */
export interface Spans {
  readonly stored: StoredRows;
  /** Spans of each trace. */
  readonly byTrace: ReadonlyMap<string, readonly Span[]>;
  /** Why it rejected a request, where it did. */
  readonly problem: string | undefined;
}

/** Undefined where the store was not read. */
export function readSpans(history: History, store: string): Spans | undefined {
  const stored = findStored(history, store);
  if (stored === undefined) return undefined;
  const byTrace = new Map<string, Span[]>();
  for (const row of stored.rows) {
    const { data: span } = rowSchema.safeParse(row);
    if (span === undefined) continue;
    const trace = byTrace.get(span.traceId);
    if (trace === undefined) byTrace.set(span.traceId, [span]);
    else trace.push(span);
  }
  const problem = stored.rows.map((row) => row['problem']).find((why) => typeof why === 'string');
  return { stored, byTrace, problem };
}

/** Version, trace id, parent id and flags as W3C Trace Context has them. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const ZEROS = /^0+$/;

/** Undefined for a header that is missing or invalid. */
export function readTraceparent(
  header: string | undefined,
): { readonly trace: string; readonly span: string } | undefined {
  const [, trace = '', span = ''] = TRACEPARENT.exec(header ?? '') ?? [];
  return trace === '' || ZEROS.test(trace) || ZEROS.test(span) ? undefined : { trace, span };
}
