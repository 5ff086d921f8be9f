import { z } from 'zod';
import type { Json } from '../../../history/history.js';

const hex = (digits: number) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-fA-F]{${digits}}$`), `must be ${digits} hex digits`)
    .transform((text) => text.toLowerCase())
    .refine((text) => /[^0]/.test(text), 'must not be all zeros');

const NANOS = 'must be nanoseconds as decimal digits';
const nanosSchema = z
  .union([z.string().regex(/^\d{1,20}$/, NANOS), z.number().nonnegative(NANOS)], NANOS)
  .transform((nanos) => Number(nanos) / 1e6);

const LONGEST_NAME = 200;

/** The kept fields of a span; attributes, events and links of any size and depth are ignored. */
const wireSpanSchema = z.object({
  traceId: hex(32),
  spanId: hex(16),
  parentSpanId: z.union([z.literal(''), hex(16)]).default(''),
  name: z
    .string()
    .min(1)
    .transform((text) => text.slice(0, LONGEST_NAME)),
  kind: z.int().min(0).max(5).default(0),
  startTimeUnixNano: nanosSchema,
  endTimeUnixNano: nanosSchema,
  status: z.object({ code: z.int().min(0).max(2).default(0) }).default({ code: 0 }),
});

/** A span as a collector keeps it. */
export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty: the span begins its trace. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly status: number;
}

export type ReadOtlp =
  { readonly ok: true; readonly spans: readonly OtlpSpan[] } | { readonly ok: false; readonly why: string };

/** More than any scenario causes in one request. */
const MOST_SPANS = 1_000;
/** Resources and scopes of a request, each. */
const MOST_PARTS = 100;

/** The spans of an `ExportTraceServiceRequest` in JSON, or the first field that is wrong. */
export function readOtlp(json: Json | undefined): ReadOtlp {
  if (json === undefined) return { ok: false, why: 'the body is no JSON' };
  try {
    return { ok: true, spans: [...spansIn(json)] };
  } catch (thrown) {
    if (thrown instanceof WrongField) return { ok: false, why: thrown.message };
    throw thrown;
  }
}

class WrongField extends Error {}

function* spansIn(json: Json): Generator<OtlpSpan> {
  let count = 0;
  for (const [resource, resourcePath] of partsOf(json, '', 'resourceSpans', MOST_PARTS))
    for (const [scope, scopePath] of partsOf(resource, resourcePath, 'scopeSpans', MOST_PARTS))
      for (const [span, path] of partsOf(scope, scopePath, 'spans', MOST_SPANS)) {
        if (++count > MOST_SPANS) throw new WrongField(`${path}: a request has at most ${MOST_SPANS} spans`);
        yield readSpan(span, path);
      }
}

/** The entries of a list, each with the path that leads to it. */
function partsOf(value: Json, path: string, field: string, most: number): [Json, string][] {
  const here = path === '' ? field : `${path}.${field}`;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const list = isObject ? (value as Readonly<Record<string, Json>>)[field] : undefined;
  if (!Array.isArray(list)) throw new WrongField(`${here} must be a list`);
  if (list.length > most) throw new WrongField(`${here} has at most ${most} entries`);
  return (list as readonly Json[]).map((entry, index) => [entry, `${here}[${index}]`]);
}

function readSpan(value: Json, path: string): OtlpSpan {
  const { data, error } = wireSpanSchema.safeParse(value);
  if (data === undefined) {
    const [issue] = error.issues;
    throw new WrongField(`${[path, ...(issue?.path ?? [])].join('.')}: ${issue?.message}`);
  }
  const { startTimeUnixNano: startMs, endTimeUnixNano: endMs, status, ...span } = data;
  return { ...span, startMs, endMs, status: status.code };
}
