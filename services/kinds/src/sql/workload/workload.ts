import { z } from 'zod';
import { TaskFault } from '../task-fault.js';

const valuesSchema = z.record(z.string(), z.unknown());

const workloadSchema = z.strictObject({
  events: z.array(z.strictObject({ event: z.string(), values: valuesSchema })).max(20_000),
  questions: z
    .array(z.strictObject({ path: z.string(), values: valuesSchema }))
    .min(1)
    .max(400),
});
/** Events, and the questions that follow; values are Extended JSON. */
export type Workload = z.infer<typeof workloadSchema>;

/** The names of a task's events and paths, each with the names of its values. */
export interface WorkloadNames {
  readonly events: Readonly<Record<string, readonly string[]>>;
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

/** The workload of an instance. Throws `TaskFault` if it does not match the task's events and paths. */
export function readWorkload(text: string, { events, paths }: WorkloadNames, of: string): Workload {
  const parsed = workloadSchema.safeParse(parseJson(text, of));
  if (!parsed.success) throw new TaskFault(`the history ${of}: ${z.prettifyError(parsed.error)}`);
  for (const { event, values } of parsed.data.events) fits(`event ${event}`, values, events[event], of);
  for (const { path, values } of parsed.data.questions) fits(`question ${path}`, values, paths[path], of);
  return parsed.data;
}

function fits(name: string, values: object, expected: readonly string[] | undefined, of: string): void {
  if (expected === undefined) throw new TaskFault(`the history ${of} has an unknown ${name}`);
  const [given, wanted] = [Object.keys(values), expected].map((each) => [...each].sort().join(', '));
  if (given !== wanted)
    throw new TaskFault(`the history ${of} has ${name} with the values ${given}, not ${wanted}`);
}

function parseJson(text: string, of: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TaskFault(`the history ${of} is no JSON: ${String(error)}`);
  }
}
