import type { ProgramOutcome } from '@hone/contracts/sandbox';
import type { Message } from '../protocol/message.js';
import { nodeNames, type Cluster } from './cluster.js';
import type { NodeEvents } from './node-program.js';

/** What a node of a test can do. */
interface NodeHands {
  readonly name: string;
  readonly print: (line: string) => void;
  /** Prints a message. */
  readonly send: (message: Message) => void;
  readonly end: (outcome: ProgramOutcome) => void;
}

/** The program of a node: called with every message that arrives. */
export type NodeScript = (hands: NodeHands) => (message: Message) => void;

/** Nodes that are functions of this process. `cpuMs` is the reported CPU usage of each box. */
export function scriptedCluster(script: NodeScript, cpuMs = () => 0): Cluster {
  return {
    compile: () => Promise.resolve({ ok: true, output: '' }),
    start: (count: number, events: NodeEvents) =>
      Promise.resolve(
        nodeNames(count).map((name) => {
          let isOver = false;
          const print = (line: string): void => {
            if (!isOver) events.onLine(name, line);
          };
          const take = script({
            name,
            print,
            send: (message) => print(JSON.stringify(message)),
            end: (outcome) => events.onEnd(name, outcome),
          });
          return {
            name,
            send: (message: Message) => setImmediate(() => take(message)),
            log: () => `${name} was here\n`,
            cpuMs: () => Promise.resolve(cpuMs()),
            stop: () => {
              isOver = true;
              return Promise.resolve();
            },
          };
        }),
      ),
    stop: () => Promise.resolve(),
  };
}

/** Answers a message with a body. */
export const replyTo = ({ src, dest, body }: Message, answer: Message['body']): Message => ({
  src: dest,
  dest: src,
  body: { ...answer, in_reply_to: body.msg_id ?? null },
});
