/** Values of a metric's labels. Bounded sets only: never an id of a user or a submission. */
export type Labels<Name extends string> = Readonly<Record<Name, string>>;

/** What a metric is called, what it tells, and by what it is split. */
export interface MetricAbout<Name extends string = never> {
  /** `hone_…`, with its unit at the end. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Name[];
}

/** Counts what happened. */
export interface Counter<Name extends string = never> {
  add(labels: Labels<Name>, by?: number): void;
}

/** Shows what is. */
export interface Gauge<Name extends string = never> {
  set(labels: Labels<Name>, value: number): void;
  /** Forgets all label values, before they are set anew. */
  reset(): void;
}

/** Shows how values are spread. */
export interface Histogram<Name extends string = never> {
  observe(labels: Labels<Name>, value: number): void;
}

export interface HistogramAbout<Name extends string = never> extends MetricAbout<Name> {
  /** Upper bounds. */
  readonly buckets: readonly number[];
}

/** The figures of one process. Built once and passed on; nothing is registered anywhere else. */
export interface Metrics {
  counter<Name extends string = never>(about: MetricAbout<Name>): Counter<Name>;
  gauge<Name extends string = never>(about: MetricAbout<Name>): Gauge<Name>;
  histogram<Name extends string = never>(about: HistogramAbout<Name>): Histogram<Name>;
  /** Called before each reading, to set gauges; one that fails leaves its figures out and does not stop others. */
  onRead(collect: () => Promise<void> | void): void;
  /** Adds figures of the process itself: CPU, memory, event-loop lag, garbage collection. */
  addProcess(): void;
  /** All figures as Prometheus reads them. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Buckets for what a person waits for, in seconds. */
export const SECONDS_BUCKETS: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
];
