import { logText, type PodMember, type ProgramOutcome } from '@hone/contracts/sandbox';
import { LineReader } from '../protocol/line-reader.js';
import type { Message } from '../protocol/message.js';

/** Events of nodes, as they happen. */
export interface NodeEvents {
  onLine(node: string, line: string): void;
  /** A line was longer than allowed, or never ended. */
  onTooLong(node: string, beginning: string): void;
  onEnd(node: string, outcome: ProgramOutcome): void;
  /** The platform failed. */
  onFault(error: unknown): void;
}

/** A node that runs. */
export interface NodeProgram {
  readonly name: string;
  /** Writes a line to its standard input. */
  send(message: Message): void;
  /** What it printed on stderr, from its beginning to now; at most the last 256 KiB. */
  log(): string;
  /** CPU that its box has used since it was opened. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

/** Longest line of a node, in characters. */
const LONGEST_LINE = 128 * 1024;
/** A node with more unread input than this has stopped reading. */
const MOST_UNREAD_BYTES = 8 * 1024 * 1024;

export async function startNode(member: PodMember, events: NodeEvents): Promise<NodeProgram> {
  const { name } = member;
  const last = member.log().at(-1);
  const program = await member.start({});
  const reader = new LineReader(LONGEST_LINE);
  let isOver = false;
  program.stdout.on('data', (chunk: Uint8Array) => {
    if (isOver) return;
    const { lines, tooLong } = reader.push(chunk);
    for (const line of lines) events.onLine(name, line);
    if (tooLong !== undefined) events.onTooLong(name, tooLong);
  });
  // A pipe to a program that has ended breaks; `exited` reports how it ended.
  program.stdin.on('error', () => undefined);
  program.exited.then(
    (outcome) => {
      if (!isOver) events.onEnd(name, outcome);
    },
    (error: unknown) => {
      if (!isOver) events.onFault(error);
    },
  );
  return {
    name,
    send: ({ src, dest, body }) => {
      if (isOver || program.stdin.writableLength > MOST_UNREAD_BYTES) return;
      program.stdin.write(`${JSON.stringify({ src, dest, body })}\n`);
    },
    log: () => {
      const entries = member.log();
      return logText(last === undefined ? entries : entries.slice(entries.indexOf(last) + 1), 'stderr');
    },
    cpuMs: async () => (await member.usage()).cpuMs,
    stop: async () => {
      isOver = true;
      await member.kill();
    },
  };
}
