import { subscribeAckSchema } from '@hone/contracts';
import { io, type Socket } from 'socket.io-client';
import type { LiveChannel, LiveListener } from './live-channel.js';

const ACK_TIMEOUT_MS = 5_000;
const COME_BACK_MS = 3_000;
/** With too many connections, early retries make it worse; results arrive over HTTP meanwhile. */
const CROWDED_MS = 30_000;
const CROWDED: ReadonlySet<unknown> = new Set(['SOCKET_LIMIT', 'RATE_LIMITED']);

/** The delay before reconnecting after a rejection. */
export function pauseAfter(error?: { readonly data?: { readonly code?: unknown } }): number {
  return CROWDED.has(error?.data?.code) ? CROWDED_MS : COME_BACK_MS;
}

function openSocket(listeners: ReadonlySet<LiveListener>, sitting: string | undefined): Socket {
  const socket = io('/live', {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    ...(sitting === undefined ? {} : { auth: { sitting } }),
    reconnectionDelay: 400,
    reconnectionDelayMax: 5_000,
  });
  const notify = (say: (listener: LiveListener) => void) => {
    for (const listener of listeners) say(listener);
  };
  socket.on('connect', () => notify((listener) => listener.onUp()));
  // The client does not reconnect after a rejection or a disconnect by the server.
  const comeBack = (pauseMs: number) => {
    if (socket.active) return;
    setTimeout(() => {
      if (listeners.size > 0) socket.connect();
    }, pauseMs);
  };
  socket.on('connect_error', (error: Error & { readonly data?: { readonly code?: unknown } }) =>
    comeBack(pauseAfter(error)),
  );
  socket.on('disconnect', () => {
    notify((listener) => listener.onDown());
    comeBack(COME_BACK_MS);
  });
  for (const message of ['event', 'change'])
    socket.on(message, (raw: unknown) => notify((listener) => listener.onEvent(raw)));
  return socket;
}

/**
 * The channel over Socket.IO: connects with the first follower and disconnects after the last. With the id of
 * a sitting it connects as the candidate of that sitting.
 */
export function createSocketChannel(sitting?: string): LiveChannel {
  const listeners = new Set<LiveListener>();
  let socket: Socket | undefined;
  return {
    join(listener) {
      listeners.add(listener);
      if (socket === undefined) socket = openSocket(listeners, sitting);
      else if (socket.connected) queueMicrotask(() => listener.onUp());
      const own = socket;
      const ask = (name: string, request: object): Promise<unknown> =>
        own.timeout(ACK_TIMEOUT_MS).emitWithAck(name, request);
      /** Ends what was subscribed. */
      let end: readonly [name: string, what: object] | undefined;
      return {
        async subscribe(request) {
          end = ['unsubscribe', { submission: request.submission }];
          return subscribeAckSchema.parse(await ask('subscribe', request));
        },
        watch(request) {
          end = ['unwatch', request];
          return ask('watch', request);
        },
        leave() {
          listeners.delete(listener);
          if (own.connected && end !== undefined) own.emit(...end);
          if (listeners.size > 0 || socket !== own) return;
          socket = undefined;
          own.disconnect();
        },
      };
    },
    restart: () => void socket?.disconnect().connect(),
  };
}
