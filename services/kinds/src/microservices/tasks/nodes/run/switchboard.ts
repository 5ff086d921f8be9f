import type { HistoryRecorder } from '../../../history/recorder.js';
import type { Network } from '../network/network.js';
import { brokenBy, endedBy, quoteLine, type Breakage } from '../cluster/breakage.js';
import type { NodeEvents } from '../cluster/node-program.js';
import { readMessage, type Message } from '../protocol/message.js';

/** The most messages of a scenario. */
const MOST_MESSAGES = 50_000;
const MOST_CHARACTERS = 16 * 1024 * 1024;

export interface Switchboard extends NodeEvents {
  /** Names of nodes that were sent `init`; before that a node has nothing to say. */
  readonly introduced: Set<string>;
  /** Resolves with the first violation by a node; rejects when the platform fails. */
  readonly broken: Promise<Breakage>;
  /** The same, reported by somebody else. */
  readonly report: (breakage: Breakage) => void;
}

/** Passes the output of nodes on to the network, and stops at the first violation of the protocol. */
export function createSwitchboard(network: Network, recorder: HistoryRecorder): Switchboard {
  let report: (breakage: Breakage) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const broken = new Promise<Breakage>((resolve, fail) => {
    report = resolve;
    reject = fail;
  });
  // It may fail when nobody waits for it any more.
  broken.catch(() => undefined);
  const introduced = new Set<string>();
  let characters = 0;
  const findProblem = (node: string, message: Message): string | undefined => {
    const { src, dest, body } = message;
    if (!introduced.has(node)) return 'sent a message before it was sent init';
    if (network.roleOf(src) === undefined) return `sent a message as ${quoteLine(src)}, which there is not`;
    if (network.roleOf(src) === 'service') return `sent a message as ${src}, which is a service`;
    if (network.roleOf(dest) === undefined) return `sent a message to ${quoteLine(dest)}, which there is not`;
    if (body.in_reply_to !== undefined && src !== node && network.roleOf(dest) === 'client')
      return `answered as ${src}, which is not its name`;
    return undefined;
  };
  return {
    introduced,
    broken,
    report,
    onLine: (node, line) => {
      characters += line.length;
      if (recorder.messages >= MOST_MESSAGES || characters > MOST_CHARACTERS)
        return report(floodedBy(node, recorder.messages, characters));
      const read = readMessage(line);
      if (!read.ok) return report(brokenBy(node, `printed a line that ${read.problem}`, line));
      const problem = findProblem(node, read.message);
      if (problem !== undefined) return report(brokenBy(node, problem, line));
      network.send(node, read.message, line.length);
    },
    onTooLong: (node, beginning) => report(brokenBy(node, 'printed a line that is too long', beginning)),
    onEnd: (node, outcome) => report(endedBy(node, outcome)),
    onFault: reject,
  };
}

function floodedBy(node: string, messages: number, characters: number): Breakage {
  const mib = Math.round(characters / 1024 / 1024);
  const sentence = `The nodes sent ${messages} messages (${mib} MiB), more than a scenario allows; the last came from ${node}.`;
  return { node, reason: 'output-limit', sentence };
}
