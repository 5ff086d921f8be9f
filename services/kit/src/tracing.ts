/** What a span tells of itself. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

export interface SpanAbout {
  /** W3C `traceparent` of the span that this one is part of; a new trace begins without it. */
  readonly parent?: string | undefined;
  readonly facts?: SpanFacts;
  /** Milliseconds since 1970; now when absent. */
  readonly startedAtMs?: number;
  readonly kind?: 'server' | 'consumer' | 'internal';
}

/** A piece of work on its way through the processes. */
export interface Span {
  /** For whoever works on; undefined while tracing is off. */
  readonly traceparent: string | undefined;
  add(facts: SpanFacts): void;
  /** Gives a better name, once more is known. */
  rename(name: string): void;
  /** Ends the span; `error` marks it as failed. Later calls change nothing. */
  end(error?: unknown): void;
}

/** Follows work through the processes. */
export interface Tracer {
  /** False when every span is empty. */
  readonly on: boolean;
  start(name: string, about?: SpanAbout): Span;
  /** Sends what was not sent yet. */
  close(): Promise<void>;
}

const nothing = () => undefined;
const EMPTY_SPAN: Span = { traceparent: undefined, add: nothing, rename: nothing, end: nothing };

/** A tracer that does nothing, while tracing is off. */
export const silentTracer: Tracer = {
  on: false,
  start: () => EMPTY_SPAN,
  close: () => Promise.resolve(),
};

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/;

/** The header as W3C Trace Context 1 writes it, if it is one. */
export function findTraceparent(header: string | undefined): string | undefined {
  return header !== undefined && TRACEPARENT.test(header) ? header : undefined;
}

/** Does `work` inside of a span of its own. */
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
