import { readLogLine } from '@hone/contracts';
import type { LogEntry, PodMember } from '@hone/contracts/sandbox';
import { evidenceText } from '../../../../judging/evidence-text.js';
import { isTooDeep } from '../../../../judging/json-depth.js';

/** A line of a log with its time first. */
export type LogRecord = Readonly<Record<string, unknown>> & { readonly time: string };

const MOST_LINE = 2_000;
const MOST_LINES = 20_000;
const MOST_MESSAGE = 400;

/** Reads what services print, line by line, as it comes. */
export interface LogReader {
  read(): void;
  records(): readonly LogRecord[];
}

/** Begins with what is printed from now on. */
export function createLogReader(members: readonly PodMember[]): LogReader {
  const records: LogRecord[] = [];
  const readers = members.map((member) => createLineReader(member));
  return {
    read() {
      for (const reader of readers)
        for (const line of reader.lines())
          if (records.length < MOST_LINES) records.push(recordOf(line, reader.service));
    },
    records: () => records,
  };
}

function createLineReader(member: PodMember): { readonly service: string; readonly lines: () => string[] } {
  let last: LogEntry | undefined = member.log().at(-1);
  let rest = '';
  return {
    service: member.name,
    lines() {
      const entries = member.log();
      const from = last === undefined ? 0 : entries.indexOf(last) + 1;
      last = entries.at(-1) ?? last;
      const text = entries
        .slice(from)
        .map((entry) => entry.text)
        .join('');
      const parts = `${rest}${text}`.split('\n');
      rest = (parts.pop() ?? '').slice(0, MOST_LINE);
      return parts.filter((line) => line !== '');
    },
  };
}

/** A printed line; one that is no record of this service becomes one of level `raw`. */
function recordOf(line: string, service: string): LogRecord {
  const read = readLogLine(line.replace(/^\{/, '{"id":"",'));
  if (read?.service !== service || isTooDeep(line))
    return {
      time: new Date().toISOString(),
      service,
      level: 'raw',
      message: evidenceText(line, MOST_MESSAGE - 60),
    };
  const { time, ...others } = JSON.parse(line) as LogRecord;
  return { time, ...others };
}
