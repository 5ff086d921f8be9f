import {
  createSeriesReader,
  readLogLine,
  readSpanBatch,
  type Incident,
  type IncidentLog,
} from '@hone/contracts';
import type { LogEntry } from '@hone/contracts/sandbox';
import { decodeText, evidenceText } from '../../../../judging/evidence-text.js';
import { repeat } from '../../../run/repeat.js';
import { readyLink } from '../../services/system/service-member.js';
import type { IncidentSystem } from '../system/open-system.js';
import type { RecordingFile } from './recording-file.js';

/** Lines and batches in the formats in which learners get them. */
export type Collected = Omit<RecordingFile, 'digest'>;

/** Collects what services report while they run. */
export interface Collector {
  /** A line of the platform itself, such as that a service ended. */
  note(level: 'info' | 'warn', message: string): void;
  /** Whether a service has answered with metrics since it began. */
  hasMetrics(service: string): boolean;
  stop(): Promise<Collected>;
}

export const PLATFORM = 'platform';
const EVERY_MS = 1_000;
const METRICS_WITHIN_MS = 900;
/** Services send spans twice a second. */
const LAST_SPANS_MS = 800;
const MOST_LINE = 2_000;
const MOST_LINES = 20_000;
const MOST_METRIC_LINES = 200;

/** Begins to collect; ids of log lines begin with `prefix`. */
export function collect(system: IncidentSystem, prefix: string): Collector {
  const { pod, services, sink } = system;
  const lines: { readonly atMs: number; readonly line: string; readonly service: string }[] = [];
  const rest = new Map<string, string>();
  const last = new Map<string, LogEntry | undefined>();
  const samples: string[] = [];
  const measured = new Set<string>();
  const batches: unknown[] = [];
  sink.take();
  for (const name of services.keys()) last.set(name, pod.member(name).log().at(-1));

  const readLog = (name: string): void => {
    const entries = pod.member(name).log();
    const seen = last.get(name);
    const from = seen === undefined ? 0 : entries.indexOf(seen) + 1;
    for (const { atMs, text } of entries.slice(from)) {
      const parts = `${rest.get(name) ?? ''}${text}`.split('\n');
      rest.set(name, (parts.pop() ?? '').slice(0, MOST_LINE));
      for (const line of parts)
        if (line !== '' && lines.length < MOST_LINES) lines.push({ atMs, line, service: name });
    }
    last.set(name, entries.at(-1) ?? seen);
  };
  const sample = async (name: string): Promise<void> => {
    const at = Date.now();
    const request = { method: 'GET', target: '/metrics', headers: [], withinMs: METRICS_WITHIN_MS };
    const outcome = await pod.request(readyLink(name), request);
    if (!('response' in outcome) || outcome.response.status !== 200) return;
    const own = decodeText(outcome.response.body)
      .split('\n')
      .filter((line) => line.includes('{'));
    if (own.length > 0) measured.add(name);
    samples.push(...own.slice(0, MOST_METRIC_LINES).map((line) => `${line.slice(0, 300)} ${at}`));
  };
  const tick = (): void => {
    batches.push(...sink.take());
    for (const name of services.keys()) {
      readLog(name);
      sample(name).catch(() => undefined);
    }
  };
  const ticking = repeat(EVERY_MS, tick);

  return {
    note(level, message) {
      const time = new Date().toISOString();
      const line = JSON.stringify({ time, service: PLATFORM, level, message });
      lines.push({ atMs: pod.now(), line, service: PLATFORM });
    },
    hasMetrics: (service) => measured.has(service),
    async stop() {
      ticking.stop();
      await new Promise((resolve) => setTimeout(resolve, LAST_SPANS_MS));
      tick();
      const sorted = lines
        .map((each) => ({ each, line: asLine(each) }))
        .sort((one, other) =>
          one.line.time < other.line.time ? -1 : one.line.time > other.line.time ? 1 : 0,
        );
      return {
        logs: sorted
          .map(({ line }, index) => `${JSON.stringify({ id: `${prefix}${index + 1}`, ...line })}\n`)
          .join(''),
        traces: batches.map((batch) => `${JSON.stringify(batch)}\n`).join(''),
        metrics: samples.map((line) => `${line}\n`).join(''),
      };
    },
  };
}

interface Printed {
  readonly line: string;
  readonly service: string;
}

/** A printed line as a record; one that is no JSON of ours becomes a record of level `raw`. */
function asLine({ line, service }: Printed): Record<string, unknown> & { readonly time: string } {
  const read = readLogLine(line.replace(/^\{/, '{"id":"",'));
  if (read !== undefined && read.service === service) {
    const { time, ...others } = JSON.parse(line) as Record<string, unknown> & { time: string };
    return { time, ...others };
  }
  return { time: new Date().toISOString(), service, level: 'raw', message: evidenceText(line, 400) };
}

const text = (value: string, most: number): string => evidenceText(value, most - 60).slice(0, most);

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
      .map((span) => ({
        ...span,
        name: text(span.name, 200),
        ...(span.error !== undefined && { error: text(span.error, 400) }),
      }))
      .sort((one, other) => one.startMs - other.startMs),
    series: series.series(),
  };
}

const bounded = (log: IncidentLog): IncidentLog => ({
  ...log,
  message: text(log.message, 400),
  ...(log.fields !== undefined && { fields: text(log.fields, 2_000) }),
});
