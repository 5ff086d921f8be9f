import type { Incident } from '@hone/contracts';
import type { SystemFile } from '../files/system-file.js';

interface Kept {
  readonly incident: Incident;
  /** Whether a service answered with metrics. */
  readonly hasMetrics: (service: string) => boolean;
  /** Requests that went well: each passed through every service. */
  readonly good: number;
  /** Metrics of the recording, which the learner has seen. */
  readonly recorded: Incident['series'];
}

const LEAST_SHARE = 0.5;

/** Telemetry that a repaired system no longer reports; empty where all of it is kept. Pure. */
export function findLostTelemetry(
  { services }: Pick<SystemFile, 'services'>,
  { incident, hasMetrics, good, recorded }: Kept,
): string[] {
  const least = Math.floor(good * LEAST_SHARE);
  return Object.entries(services).flatMap(([name, { entry }]) => {
    const logs = incident.logs.filter(({ service }) => service === name).length;
    const spans = incident.spans.filter(({ service }) => service === name).length;
    return [
      ...(logs < least
        ? [`${entry}: ${name} printed ${logs} log lines for ${good} requests that went well.`]
        : []),
      ...(spans < least
        ? [`${entry}: ${name} sent ${spans} spans for ${good} requests that went well.`]
        : []),
      ...(hasMetrics(name)
        ? lostMetrics(recorded, incident.series, name).map(
            (metric) => `${entry}: ${name} has no metric ${metric}.`,
          )
        : [`${entry}: ${name} has no metrics at /metrics.`]),
    ];
  });
}

function lostMetrics(before: Incident['series'], after: Incident['series'], service: string): string[] {
  const namesIn = (series: Incident['series']): Set<string> =>
    new Set(series.filter((each) => each.service === service).map(({ name }) => name));
  const left = namesIn(after);
  return [...namesIn(before)].filter((name) => !left.has(name));
}

const REPORTS = /\b(log|span|count|gauge)\(/;

/** Lines of the given files that report something and are gone, as `file:line`. Pure. */
export function findRemovedReports(
  given: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
): string[] {
  return [...given].flatMap(([file, text]) => {
    const left = new Set((own.get(file) ?? '').split('\n').map((line) => line.trim()));
    return text.split('\n').flatMap((line, index) => {
      const isGone = REPORTS.test(line) && !left.has(line.trim());
      return isGone ? [`${file}:${index + 1} \`${line.trim().slice(0, 80)}\``] : [];
    });
  });
}
