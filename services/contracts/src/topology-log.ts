import { z } from 'zod';

/** The state of a system of nodes at one time of a scenario, emitted while it runs. */
export const topologyStateSchema = z.object({
  /** Milliseconds since the scenario began. */
  atMs: z.number().nonnegative(),
  /** What the scenario is doing, in words, such as `partition in halves`. */
  phase: z.string().max(200),
  /** Operations that clients have completed. */
  operations: z.number().int().nonnegative(),
  nodes: z
    .array(
      z.object({
        name: z.string().max(40),
        role: z.enum(['node', 'service', 'client']),
        state: z.enum(['up', 'starting', 'paused', 'down']),
      }),
    )
    .max(40),
  /** Pairs that can talk; a pair without an entry here has no link. With more than 60 links only those in trouble are listed. */
  links: z
    .array(
      z.object({
        from: z.string().max(40),
        to: z.string().max(40),
        state: z.enum(['ok', 'slow', 'lossy', 'cut']),
      }),
    )
    .max(120),
});
export type TopologyState = z.infer<typeof topologyStateSchema>;

const PREFIX = 'topology ';

/** The text of a `grading.log` event of stream `info` that reports a state. */
export function writeTopology(state: TopologyState): string {
  return `${PREFIX}${JSON.stringify(state)}`;
}

/** The state that a log text reports; undefined for every other text. */
export function readTopology(text: string): TopologyState | undefined {
  if (!text.startsWith(PREFIX)) return undefined;
  try {
    const read = topologyStateSchema.safeParse(JSON.parse(text.slice(PREFIX.length)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
