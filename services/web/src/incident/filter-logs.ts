import type { IncidentLog } from '@hone/contracts';

export interface LogFilter {
  /** A part of the id, message, fields or trace; case-insensitive. */
  readonly text: string;
  /** Empty: all. */
  readonly service: string;
  readonly level: string;
  /** Seconds since the start; undefined is open. */
  readonly fromSecond: number | undefined;
  readonly toSecond: number | undefined;
}

export const NO_FILTER: LogFilter = {
  text: '',
  service: '',
  level: '',
  fromSecond: undefined,
  toSecond: undefined,
};

export function filterLogs(
  logs: readonly IncidentLog[],
  { text, service, level, fromSecond = 0, toSecond = Infinity }: LogFilter,
  beginMs: number,
): readonly IncidentLog[] {
  const wanted = text.trim().toLowerCase();
  const has = (part: string | undefined): boolean => part?.toLowerCase().includes(wanted) === true;
  return logs.filter((log) => {
    const second = (log.atMs - beginMs) / 1_000;
    if (second < fromSecond || second > toSecond) return false;
    if (service !== '' && log.service !== service) return false;
    if (level !== '' && log.level !== level) return false;
    return (
      wanted === '' ||
      has(log.message) ||
      has(log.fields) ||
      has(log.trace) ||
      log.id.toLowerCase() === wanted
    );
  });
}

/** The values of a field, each once, in order. */
export const valuesOf = (logs: readonly IncidentLog[], field: 'service' | 'level'): string[] =>
  [...new Set(logs.map((log) => log[field]))].sort();
