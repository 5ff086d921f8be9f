import {
  createSeriesReader,
  incidentLogSchema,
  incidentSpanSchema,
  readLogLine,
  readSpanBatch,
  type Incident,
  type IncidentLog,
} from '@hone/contracts';
import { delay } from '../../../../judging/delay.js';
import { evidenceText } from '../../../../judging/evidence-text.js';
import { repeat } from '../../../run/repeat.js';
import type { IncidentSystem } from '../system/open-system.js';
import { createLogReader, type LogRecord } from './log-reader.js';
import { createMetricSampler } from './metric-sampler.js';
import type { RecordingFile } from './recording-file.js';

/** Lines and batches in the formats in which learners get them. */
export type Collected = Omit<RecordingFile, 'digest'>;

/** Collects what services report while they run. */
export interface Collector {
  /** A line of the platform itself, such as that a service ended. */
  note(level: 'info' | 'warn', message: string): void;
  /** Whether a service has answered with metrics since it began. */
  readonly hasMetrics: (service: string) => boolean;
  stop(): Promise<Collected>;
  /** Stops and discards what was collected; may be called after `stop`. */
  abandon(): void;
}

/** The service of lines that the platform itself writes. */
export const PLATFORM = 'platform';
const EVERY_MS = 1_000;
/** Services send spans twice a second. */
const LAST_SPANS_MS = 800;

/** Begins to collect; ids of log lines begin with `prefix`. */
export function collect({ pod, services, sink }: IncidentSystem, prefix: string): Collector {
  const names = [...services.keys()];
  const logs = createLogReader(names.map((name) => pod.member(name)));
  const metrics = createMetricSampler(pod, names);
  const notes: LogRecord[] = [];
  const batches: unknown[] = [];
  sink.take();
  const tick = (): void => {
    batches.push(...sink.take());
    logs.read();
    metrics.sample();
  };
  const ticking = repeat(EVERY_MS, tick);
  return {
    note(level, message) {
      notes.push({ time: new Date().toISOString(), service: PLATFORM, level, message });
    },
    hasMetrics: (service) => metrics.has(service),
    abandon: () => ticking.stop(),
    async stop() {
      ticking.stop();
      await delay(LAST_SPANS_MS);
      tick();
      return {
        logs: writeLogs([...logs.records(), ...notes], prefix),
        traces: batches.map((batch) => `${JSON.stringify(batch)}\n`).join(''),
        metrics: metrics
          .lines()
          .map((line) => `${line}\n`)
          .join(''),
      };
    },
  };
}

/** Lines in order of time, each with an id. */
const writeLogs = (records: readonly LogRecord[], prefix: string): string =>
  records
    .toSorted((one, other) => Number(one.time > other.time) - Number(one.time < other.time))
    .map((record, index) => `${JSON.stringify({ ...record, id: `${prefix}${index + 1}` })}\n`)
    .join('');

/** What was collected as lists in order of time. */
export function readCollected({ logs, traces, metrics }: Collected): Incident {
  const series = createSeriesReader();
  for (const line of metrics.split('\n')) series.add(line);
  return {
    logs: logs.split('\n').flatMap((line) => {
      const log = readLogLine(line);
      return log === undefined ? [] : [bounded(log)];
    }),
    spans: traces
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => readSpanBatch(JSON.parse(line)))
      .filter((span) => spanShape.safeParse(span).success)
      .map(({ name, error, ...span }) => ({
        ...span,
        name: text(name, 200),
        ...(error !== undefined && { error: text(error, 400) }),
      }))
      .sort((one, other) => one.startMs - other.startMs),
    series: series.series(),
  };
}

const text = (value: string, most: number): string => evidenceText(value, most - 60).slice(0, most);

/** Spans in the form of evidence: one with other ids or without times is useless. */
const spanShape = incidentSpanSchema.omit({ name: true, error: true });
const idShape = incidentLogSchema.shape.trace;
const isId = (value: string | undefined): boolean => value !== undefined && idShape.safeParse(value).success;

const bounded = ({ trace, span, ...log }: IncidentLog): IncidentLog => ({
  ...log,
  level: log.level.slice(0, 20).toWellFormed(),
  ...(isId(trace) && { trace }),
  ...(isId(span) && { span }),
  message: text(log.message, 400),
  ...(log.fields !== undefined && { fields: text(log.fields, 2_000) }),
});
