import { z } from 'zod';

const atMs = z.number().nonnegative();
const service = z.string().max(40);
const id = z.string().max(40);

/** A line of a log. Times are milliseconds since 1970. */
export const incidentLogSchema = z.object({
  id,
  atMs,
  service,
  level: z.string().max(20),
  message: z.string().max(400),
  /** Ids of the trace and the span in which it was printed. */
  trace: id.optional(),
  span: id.optional(),
  /** The other fields, as JSON. */
  fields: z.string().max(2_000).optional(),
});
export type IncidentLog = z.infer<typeof incidentLogSchema>;

/** A part of a trace. */
export const incidentSpanSchema = z.object({
  trace: id,
  id,
  parent: id.optional(),
  service,
  name: z.string().max(200),
  startMs: atMs,
  endMs: atMs,
  /** Why it failed; absent when it did not. */
  error: z.string().max(400).optional(),
});
export type IncidentSpan = z.infer<typeof incidentSpanSchema>;

/** A metric of a service over time. */
export const incidentSeriesSchema = z.object({
  name: z.string().max(100),
  service,
  /** Further labels, such as `to="bank"`; empty when there are none. */
  labels: z.string().max(200),
  points: z.array(z.tuple([atMs, z.number()])).max(1_000),
});
export type IncidentSeries = z.infer<typeof incidentSeriesSchema>;

/** What a system reported of itself while it ran. */
export interface Incident {
  readonly logs: readonly IncidentLog[];
  readonly spans: readonly IncidentSpan[];
  readonly series: readonly IncidentSeries[];
}

/** Maximum sizes of the evidence of one run. */
export const MOST_EVIDENCE_LOGS = 2_000;
export const MOST_EVIDENCE_SPANS = 3_500;

/** Logs, traces and metrics of one run; lists in order of time. */
export const incidentEvidenceSchema = z.object({
  type: z.literal('incident'),
  text: z.string().max(16_384),
  logs: z.array(incidentLogSchema).max(MOST_EVIDENCE_LOGS),
  spans: z.array(incidentSpanSchema).max(MOST_EVIDENCE_SPANS),
  series: z.array(incidentSeriesSchema).max(300),
  /** Number of log lines and spans that are omitted to save space. */
  omitted: z.number().int().nonnegative(),
});
export type IncidentEvidence = z.infer<typeof incidentEvidenceSchema>;
