import { z } from 'zod';

const atMs = z.number().nonnegative();
const nodeName = z.string().max(40);
const value = z.string().max(400);

/** Something a client asked of a node. Times in milliseconds since the scenario began; values are clipped JSON. */
export const historyOperationSchema = z.object({
  id: z.number().int().nonnegative(),
  client: nodeName,
  node: nodeName,
  /** What was asked, such as `broadcast`, and with which value. */
  name: z.string().max(60),
  input: value.optional(),
  output: value.optional(),
  startMs: atMs,
  /** Null: no answer came. */
  endMs: atMs.nullable(),
  /** `unknown`: it may or may not have happened. */
  outcome: z.enum(['ok', 'failed', 'unknown']),
  /** Part of the counterexample, which needs it. */
  marked: z.boolean(),
});
export type HistoryOperation = z.infer<typeof historyOperationSchema>;

/** A message between two nodes, a client and a node, or a service of the harness and a node. */
export const historyMessageSchema = z.object({
  id: z.number().int().nonnegative(),
  from: nodeName,
  to: nodeName,
  /** The type of its body, such as `gossip`; for HTTP the method and the path. */
  label: z.string().max(120),
  body: value.optional(),
  sentMs: atMs,
  /** Null: it was lost, for the reason given. */
  deliveredMs: atMs.nullable(),
  lost: z.string().max(120).optional(),
  marked: z.boolean(),
});
export type HistoryMessage = z.infer<typeof historyMessageSchema>;

/** A fault while it lasted. `nodes`: the affected ones; empty for all. */
export const historyFaultSchema = z.object({
  kind: z.enum(['partition', 'latency', 'loss', 'duplication', 'kill', 'pause', 'stop', 'link']),
  label: z.string().max(200),
  nodes: z.array(nodeName).max(30),
  fromMs: atMs,
  /** Null: until the end. */
  toMs: atMs.nullable(),
});
export type HistoryFault = z.infer<typeof historyFaultSchema>;

/** One step of the explanation, shown one at a time, with the items that it refers to. */
export const historyStepSchema = z.object({
  text: z.string().max(600),
  atMs,
  operations: z.array(z.number().int().nonnegative()).max(40),
  messages: z.array(z.number().int().nonnegative()).max(40),
});
export type HistoryStep = z.infer<typeof historyStepSchema>;

/** An excerpt of what happened between nodes, around the counterexample if any. Lists are in order of time. */
export const historyEvidenceSchema = z.object({
  type: z.literal('history'),
  text: z.string().max(16_384),
  /** Lines of the diagram, from top to bottom: clients, nodes, services. */
  lines: z.array(z.object({ name: nodeName, role: z.enum(['client', 'node', 'service']) })).max(60),
  fromMs: atMs,
  toMs: atMs,
  operations: z.array(historyOperationSchema).max(300),
  messages: z.array(historyMessageSchema).max(600),
  faults: z.array(historyFaultSchema).max(60),
  steps: z.array(historyStepSchema).max(20),
  /** Number of operations and messages of this excerpt that are omitted to save space. */
  omitted: z.number().int().nonnegative(),
  /** What the nodes printed on stderr, by node. */
  logs: z.array(z.object({ node: nodeName, text: z.string().max(8_192) })).max(26),
  /** Measurements in addition to pass and fail, such as messages per operation; the value has its unit. */
  figures: z.array(z.object({ name: z.string().max(80), value: z.string().max(80) })).max(20),
});
export type HistoryEvidence = z.infer<typeof historyEvidenceSchema>;
