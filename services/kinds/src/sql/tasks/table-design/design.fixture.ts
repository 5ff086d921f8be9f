import { examineDesign, type Design } from './examine-design.js';
import { designFiles, taskFileSchema } from './task-file.js';

/** A small task: sensors that measure every minute, with one event and two paths. */
export const TASK = taskFileSchema.parse({
  dimensions: {
    sensor: { about: 'Sensors.', count: 1_000 },
    minute: { about: 'Minutes of a year.', count: 525_600 },
  },
  values: {
    sensor_id: { type: 'text', fixes: { sensor: 1 } },
    room: { type: 'text', fixes: { sensor: 50 } },
    at: { type: 'timestamp', fixes: { minute: 1 } },
    day: { type: 'date', fixes: { minute: 1_440 } },
    degrees: { type: 'double' },
    stamp: { type: 'bigint' },
  },
  facts: [{ event: 'measured', per: ['room', 'day'], most: 9_000 }],
  partitions: { rows: 10_000, writers: { dimension: 'sensor', most: 100 } },
  events: {
    measured: { about: 'It is so warm.', values: ['sensor_id', 'room', 'at', 'day', 'degrees', 'stamp'] },
  },
  paths: {
    day: { about: 'A day.', values: ['sensor_id', 'day'], columns: ['at', 'degrees'], order: { by: 'full' } },
    now: { about: 'The last one.', values: ['sensor_id'], columns: ['degrees'] },
  },
});

export const TABLE = `CREATE TABLE measured (
  sensor_id text, day date, at timestamp, degrees double,
  PRIMARY KEY ((sensor_id, day), at)
) WITH CLUSTERING ORDER BY (at DESC);`;
export const WRITE =
  'INSERT INTO measured (sensor_id, day, at, degrees) VALUES (:sensor_id, :day, :at, :degrees);';
export const READ = 'SELECT at, degrees FROM measured WHERE sensor_id = :sensor_id AND day = :day;';

/** Files of a design, with changes. */
export function filesOf(changed: Readonly<Record<string, string>> = {}): Map<string, Uint8Array> {
  const usual: Readonly<Record<string, string>> = {
    'tables.cql': TABLE,
    'writes/measured.cql': WRITE,
    'reads/day.cql': READ,
  };
  return new Map(designFiles(TASK).map((path) => [path, Buffer.from(changed[path] ?? usual[path] ?? '')]));
}

export const examined = (changed: Readonly<Record<string, string>> = {}) =>
  examineDesign(filesOf(changed), TASK);

export function designOf(changed: Readonly<Record<string, string>> = {}): Design {
  const found = examined(changed);
  if (!found.ok) throw new Error(found.message);
  return found.design;
}
