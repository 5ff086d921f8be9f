import { z } from 'zod';
import type { Counterexample } from '../checker.js';
import { malformed } from '../counterexample/counterexample.js';
import type { Operation } from '../operations.js';

const offset = z.number().int().nonnegative();
const messageSchema = z.union([z.number(), z.string()]);
export type Message = z.infer<typeof messageSchema>;
const offsetsSchema = z.object({ offsets: z.record(z.string(), offset) });
const sendSchema = z.object({ key: z.string(), msg: messageSchema });
const listSchema = z.object({ keys: z.array(z.string()) });
const sentSchema = z.object({ offset });
const polledSchema = z.object({
  msgs: z.record(z.string(), z.array(z.tuple([offset, messageSchema]))),
});

export interface Send {
  readonly operation: Operation;
  readonly key: string;
  readonly message: Message;
  /** Its offset, if it was answered. */
  readonly offset: number | undefined;
}

/** The part of a poll's answer about one key. */
export interface Poll {
  readonly operation: Operation;
  readonly key: string;
  readonly from: number;
  readonly entries: readonly (readonly [offset: number, message: Message])[];
}

/** One committed offset: asked for, or listed. */
export interface Committed {
  readonly operation: Operation;
  readonly key: string;
  readonly offset: number;
}

export interface LogOperations {
  readonly sends: readonly Send[];
  readonly polls: readonly Poll[];
  readonly commits: readonly Committed[];
  readonly lists: readonly Committed[];
  readonly malformed: readonly Counterexample[];
}

export function readLog(operations: readonly Operation[]): LogOperations {
  const found = {
    sends: [] as Send[],
    polls: [] as Poll[],
    commits: [] as Committed[],
    lists: [] as Committed[],
  };
  const wrong: Counterexample[] = [];
  for (const operation of operations) {
    const problem = READERS[operation.name]?.(operation, found);
    if (problem !== undefined) wrong.push(malformed(operation, problem));
  }
  return { ...found, malformed: wrong };
}

interface Found {
  readonly sends: Send[];
  readonly polls: Poll[];
  readonly commits: Committed[];
  readonly lists: Committed[];
}

/** Each returns the required form of an answer that does not have it. */
const READERS: Readonly<Record<string, (operation: Operation, found: Found) => string | undefined>> = {
  send(operation, { sends }) {
    const { key, msg: message } = sendSchema.parse(operation.input);
    const answer = sentSchema.safeParse(operation.output);
    sends.push({ operation, key, message, offset: answer.data?.offset });
    return operation.outcome === 'ok' && !answer.success ? 'a whole number "offset"' : undefined;
  },

  poll(operation, { polls }) {
    if (operation.outcome !== 'ok') return undefined;
    const { offsets } = offsetsSchema.parse(operation.input);
    const answer = polledSchema.safeParse(operation.output);
    if (!answer.success) return '"msgs", with a list of pairs [offset, message] for each key';
    for (const [key, from] of Object.entries(offsets))
      polls.push({ operation, key, from, entries: answer.data.msgs[key] ?? [] });
    return undefined;
  },

  commit_offsets(operation, { commits }) {
    if (operation.outcome === 'fail') return undefined;
    const { offsets } = offsetsSchema.parse(operation.input);
    for (const [key, each] of Object.entries(offsets)) commits.push({ operation, key, offset: each });
    return undefined;
  },

  list_committed_offsets(operation, { lists }) {
    if (operation.outcome !== 'ok') return undefined;
    const { keys } = listSchema.parse(operation.input);
    const answer = offsetsSchema.safeParse(operation.output);
    if (!answer.success) return '"offsets", with a whole number for each key';
    for (const key of keys) {
      const each = answer.data.offsets[key];
      if (each !== undefined) lists.push({ operation, key, offset: each });
    }
    return undefined;
  },
};
