/** Label values of a metric. Bounded sets only: never an id of a user or a submission. */
export type Labels<Name extends string> = Readonly<Record<Name, string>>;

/** Name, description and labels of a metric. */
export interface MetricAbout<Name extends string = never> {
  /** `hone_…`, with the unit at the end. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Name[];
}

/** Counts events. */
export interface Counter<Name extends string = never> {
  add(labels: Labels<Name>, by?: number): void;
}

/** A current value. */
export interface Gauge<Name extends string = never> {
  set(labels: Labels<Name>, value: number): void;
  /** Removes all label values, before they are set again. */
  reset(): void;
}

/** A distribution of values. */
export interface Histogram<Name extends string = never> {
  observe(labels: Labels<Name>, value: number): void;
}

export interface HistogramAbout<Name extends string = never> extends MetricAbout<Name> {
  /** Upper bounds. */
  readonly buckets: readonly number[];
}

/** The metrics of one process. Created once and passed on; nothing is registered globally. */
export interface Metrics {
  counter<Name extends string = never>(about: MetricAbout<Name>): Counter<Name>;
  gauge<Name extends string = never>(about: MetricAbout<Name>): Gauge<Name>;
  histogram<Name extends string = never>(about: HistogramAbout<Name>): Histogram<Name>;
  /** Called before each scrape, to set gauges; a failure leaves out its gauges and does not stop others. */
  onRead(collect: () => Promise<void> | void): void;
  /** Adds metrics of the process itself: CPU, memory, event-loop lag, garbage collection. */
  addProcess(): void;
  /** All metrics in the Prometheus format. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Buckets for times that people wait, in seconds. */
export const SECONDS_BUCKETS: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
];
