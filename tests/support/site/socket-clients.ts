import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const CLIENT = pathToFileURL(createRequire(import.meta.url).resolve('socket.io-client')).href;

/**
 * A process full of sockets. It reports when all have subscribed, and, once each has received its events, how long
 * after its `at` each arrived, and how many arrived out of order or twice.
 */
const PROGRAM = `
import socketIo from ${JSON.stringify(CLIENT)};
const { io } = socketIo;
const { url, watched, events } = JSON.parse(process.env.CLIENTS);
const latencies = [];
let disordered = 0;
let complete = 0;
const follow = ({ submission, cookie }) => new Promise((resolve, reject) => {
  const socket = io(url + '/live', { transports: ['websocket'], forceNew: true, extraHeaders: { cookie }, timeout: 60000 });
  let last = 0;
  socket.on('event', (event) => {
    latencies.push(Date.now() - Date.parse(event.at));
    if (event.seq !== last + 1) disordered += 1;
    last = event.seq;
    if (last === events && ++complete === watched.length) process.send({ type: 'done', latencies, disordered });
  });
  socket.on('connect', () => socket.timeout(60000).emit('subscribe', { submission, after: 0 }, (error, ack) =>
    error || !ack.ok ? reject(error ?? new Error(ack.error.code)) : resolve()));
});
for (let next = 0; next < watched.length; next += 50) await Promise.all(watched.slice(next, next + 50).map(follow));
process.send({ type: 'ready' });
`;

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('done'), latencies: z.array(z.number()), disordered: z.number() }),
]);
type Done = Extract<z.infer<typeof messageSchema>, { type: 'done' }>;

export interface SocketClients {
  /** Resolves when every socket has subscribed. */
  readonly ready: Promise<void>;
  /** Resolves when every socket has received all its events. */
  readonly done: Promise<Done>;
  end(): void;
}

export interface SocketClientsOptions {
  readonly url: string;
  /** One socket each, for the user of the cookie. */
  readonly watched: readonly { readonly submission: string; readonly cookie: string }[];
  /** Events of each submission. */
  readonly events: number;
}

/** Starts a process with a socket for each submission to watch. */
export function startSocketClients(options: SocketClientsOptions): SocketClients {
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    env: { ...process.env, NODE_OPTIONS: '', CLIENTS: JSON.stringify(options) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the clients ended with ${code}`)));
  });
  gone.catch(() => undefined);
  const next = <T extends 'ready' | 'done'>(type: T) =>
    new Promise<Extract<z.infer<typeof messageSchema>, { type: T }>>((resolve) => {
      child.on('message', (raw) => {
        const message = messageSchema.parse(raw);
        if (isOf(message, type)) resolve(message);
      });
    });
  return {
    ready: Promise.race([next('ready').then(() => undefined), gone]),
    done: Promise.race([next('done'), gone]),
    end: () => void child.kill('SIGKILL'),
  };
}

function isOf<T extends 'ready' | 'done'>(
  message: z.infer<typeof messageSchema>,
  type: T,
): message is Extract<z.infer<typeof messageSchema>, { type: T }> {
  return message.type === type;
}
