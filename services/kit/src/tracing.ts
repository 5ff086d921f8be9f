/** Description of a span. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

export interface SpanAbout {
  /** W3C `traceparent` of the parent span; without it, a new trace begins. */
  readonly parent?: string | undefined;
  readonly facts?: SpanFacts;
  /** Milliseconds since 1970; default: now. */
  readonly startedAtMs?: number;
  readonly kind?: 'server' | 'consumer' | 'internal';
}

/** A span: one piece of work. */
export interface Span {
  /** `traceparent` for the next process; undefined while tracing is off. */
  readonly traceparent: string | undefined;
  add(facts: SpanFacts): void;
  /** Renames the span when more is known. */
  rename(name: string): void;
  /** Ends the span; `error` marks it as failed. Later calls change nothing. */
  end(error?: unknown): void;
}

/** Creates spans. */
export interface Tracer {
  /** False when tracing is off. */
  readonly on: boolean;
  start(name: string, about?: SpanAbout): Span;
  /** Sends pending spans. */
  close(): Promise<void>;
}

const nothing = () => undefined;
const EMPTY_SPAN: Span = { traceparent: undefined, add: nothing, rename: nothing, end: nothing };

/** A tracer that does nothing. */
export const silentTracer: Tracer = {
  on: false,
  start: () => EMPTY_SPAN,
  close: () => Promise.resolve(),
};

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/;

/** A valid `traceparent` header (W3C Trace Context 1), or undefined. */
export function findTraceparent(header: string | undefined): string | undefined {
  return header !== undefined && TRACEPARENT.test(header) ? header : undefined;
}

/** Runs `work` in its own span. */
export async function inSpan<T>(
  tracer: Tracer,
  name: string,
  about: SpanAbout,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracer.start(name, about);
  try {
    const result = await work(span);
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
}
