import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { HistogramAbout, Labels, MetricAbout, Metrics } from './metrics.js';

export interface MetricsOptions {
  /** Name of the process, a label of every metric. */
  readonly service: string;
  /** Called when a gauge could not be set. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A server that is down must not block metrics that do not need it. */
const TIMEOUT_MS = 3_000;

/** Creates the metrics of one process, in a separate registry. */
export function createMetrics(options: MetricsOptions): Metrics {
  return new PrometheusMetrics(options);
}

class PrometheusMetrics implements Metrics {
  private readonly registry = new Registry();
  private readonly onError: (error: unknown) => void;
  private readonly collectors: (() => Promise<void> | void)[] = [];

  constructor({ service, onError }: MetricsOptions) {
    this.onError = onError ?? (() => undefined);
    this.registry.setDefaultLabels({ service });
  }

  counter<Name extends string = never>(about: MetricAbout<Name>) {
    const counter = new Counter(this.settings(about));
    return { add: (labels: Labels<Name>, by = 1) => counter.inc(labels, by) };
  }

  gauge<Name extends string = never>(about: MetricAbout<Name>) {
    const gauge = new Gauge(this.settings(about));
    return {
      set: (labels: Labels<Name>, value: number) => gauge.set(labels, value),
      reset: () => gauge.reset(),
    };
  }

  histogram<Name extends string = never>(about: HistogramAbout<Name>) {
    const histogram = new Histogram({ ...this.settings(about), buckets: [...about.buckets] });
    return { observe: (labels: Labels<Name>, value: number) => histogram.observe(labels, value) };
  }

  onRead(collect: () => Promise<void> | void): void {
    this.collectors.push(collect);
  }

  addProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  async read() {
    await Promise.all(
      this.collectors.map(async (collect) => {
        try {
          await withTimeout(collect);
        } catch (error) {
          this.onError(error);
        }
      }),
    );
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }

  private settings<Name extends string>({ name, help, labels = [] }: MetricAbout<Name>) {
    return { name, help, labelNames: [...labels], registers: [this.registry] };
  }
}

async function withTimeout(collect: () => Promise<void> | void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('a metric took too long to collect')), TIMEOUT_MS);
  });
  await Promise.race([collect(), late]).finally(() => clearTimeout(timer));
}
