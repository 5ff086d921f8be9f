import { subscribeAckSchema } from '@hone/contracts';
import type { ChosenSite } from './choose-site.js';

/** Receives the events of one submission. */
interface LiveListener {
  readonly onEvent: (event: unknown) => void;
  readonly onUp: () => void;
  readonly onDown: () => void;
  /** Where to continue. */
  readonly position: () => { readonly after: number; readonly epoch?: string };
}

interface LiveSocket {
  close(): void;
}

export type OpenLive = (
  chosen: ChosenSite,
  submission: string,
  listener: LiveListener,
) => Promise<LiveSocket>;

const ACK_MS = 5_000;

/** Subscribes over Socket.IO, again after each reconnection. While it is down, the caller polls. */
export const openLiveSocket: OpenLive = async ({ site, token }, submission, listener) => {
  const { io } = await import('socket.io-client');
  const socket = io(`${site}/live`, {
    path: '/socket.io',
    transports: ['websocket'],
    auth: { token },
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    forceNew: true,
  });
  const subscribe = async (): Promise<void> => {
    const request = { submission, ...listener.position() };
    const ack = subscribeAckSchema.parse(await socket.timeout(ACK_MS).emitWithAck('subscribe', request));
    if (ack.ok) listener.onUp();
    else listener.onDown();
  };
  socket.on('connect', () => void subscribe().catch(() => listener.onDown()));
  socket.on('connect_error', () => listener.onDown());
  socket.on('disconnect', () => listener.onDown());
  socket.on('event', (event: unknown) => listener.onEvent(event));
  return { close: () => void socket.disconnect() };
};
