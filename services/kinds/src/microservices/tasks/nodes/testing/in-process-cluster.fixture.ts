import type { Cluster } from '../cluster/cluster.js';
import { nodeNames } from '../cluster/cluster.js';
import type { NodeEvents, NodeProgram } from '../cluster/node-program.js';
import type { Body, Message } from '../protocol/message.js';
import type { SampleProgram } from './sample-node.fixture.js';

const TICK_MS = 100;

/** Nodes as objects of this process. */
export function createInProcessCluster(program: SampleProgram): Cluster {
  const timers: NodeJS.Timeout[] = [];
  return {
    compile: () => Promise.resolve({ ok: true, output: '' }),
    start: (count, events) =>
      Promise.resolve(nodeNames(count).map((name) => startSample(name, { program, events, timers }))),
    stop: () => {
      timers.forEach(clearInterval);
      return Promise.resolve();
    },
  };
}

interface Starting {
  readonly program: SampleProgram;
  readonly events: NodeEvents;
  readonly timers: NodeJS.Timeout[];
}

function startSample(name: string, { program, events, timers }: Starting): NodeProgram {
  const waiting = new Map<number, (answer: Body) => void>();
  const neighbours: string[] = [];
  let last = 0;
  const send = (dest: string, body: Body): void =>
    events.onLine(name, JSON.stringify({ src: name, dest, body }));
  const node = program({
    id: name,
    neighbours,
    send,
    ask(dest, body, onAnswer) {
      waiting.set((last += 1), onAnswer);
      send(dest, { ...body, msg_id: last });
    },
  });
  timers.push(setInterval(() => node.tick?.(), TICK_MS));
  const receive = (message: Message): void => {
    const { src, body } = message;
    const { msg_id: id, in_reply_to: answered, ...request } = body;
    if (typeof answered === 'number') return waiting.get(answered)?.(request);
    const answer = (reply: Body): void => {
      const { in_reply_to: _, ...rest } = reply;
      if (id !== undefined) send(src, { ...(rest as Body), in_reply_to: id });
    };
    if (body.type === 'topology')
      neighbours.push(...((body['topology'] as Record<string, string[]>)[name] ?? []));
    if (body.type === 'init' || body.type === 'topology') return answer({ type: `${body.type}_ok` });
    node.receive({ ...message, body: request }, answer);
  };
  return {
    name,
    send: (message) => void setImmediate(() => receive(message)),
    log: () => '',
    cpuMs: () => Promise.resolve(0),
    stop: () => Promise.resolve(),
  };
}
