import { eventually } from '../eventually.js';
import type { Site } from './site.js';

/** A sample as Prometheus reads it. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** All samples of a process at one time. */
export class Metrics {
  readonly all: readonly Sample[];
  /** Declared metrics, even those that counted nothing yet: of a histogram its bare name. */
  readonly declared: readonly string[];

  constructor(text: string) {
    this.all = text.split('\n').flatMap(parseLine);
    this.declared = [...text.matchAll(/^# TYPE (\S+) /gm)].map((match) => match[1] ?? '');
  }

  /** Sum of a metric over all labels that have the given values. */
  sum(name: string, labels: Readonly<Record<string, string>> = {}): number {
    const wanted = Object.entries(labels);
    return this.all
      .filter(
        (sample) => sample.name === name && wanted.every(([key, value]) => sample.labels[key] === value),
      )
      .reduce((sum, { value }) => sum + value, 0);
  }

  /** Names as queries use them: of a histogram its `_bucket`, `_sum` and `_count`. */
  names(): ReadonlySet<string> {
    return new Set(this.all.map(({ name }) => name));
  }
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

function parseLine(line: string): Sample[] {
  if (line.startsWith('#')) return [];
  const [, name, labels = '', value] = LINE.exec(line) ?? [];
  if (name === undefined || value === undefined) return [];
  const pairs = [...labels.matchAll(LABEL)].map((match) => [match[1] ?? '', match[2] ?? ''] as const);
  return [{ name, labels: Object.fromEntries(pairs), value: Number(value) }];
}

/** Lets every process of a site take a free port for its metrics, and log it. */
export const WITH_METRICS = { HONE_METRICS_PORT: '0', HONE_LOG_LEVEL: 'info' } as const;

interface Served {
  readonly service?: string;
  readonly msg?: string;
  readonly url?: string;
}

/** Where a process of a site that was started `WITH_METRICS` serves them, from its log. */
export async function metricsUrl(site: Site, service: 'api' | 'worker'): Promise<string> {
  const find = () =>
    logLines<Served>(site).find((line) => line.service === service && line.msg === 'serving metrics')?.url;
  const url = await eventually(find, (found) => found !== undefined, 10_000);
  return url ?? '';
}

export async function readMetrics(url: string): Promise<Metrics> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Metrics(await response.text());
}

/** The lines of a site's log that are JSON. */
export function logLines<T>(site: Site): T[] {
  return site
    .logs()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as T);
}
