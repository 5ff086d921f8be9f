import type { LiveEvent, SubscribeAck } from '@hone/contracts';
import { io, type Socket } from 'socket.io-client';
import { guestCookie } from './submit.js';

/** A client of the live namespace that collects its events. */
export interface LiveClient {
  readonly socket: Socket;
  readonly events: LiveEvent[];
  subscribe(submission: string, after: number, epoch?: string): Promise<SubscribeAck>;
  /** Resolves at the first event of the given type, or of one of several. */
  next(type: LiveEvent['type'] | readonly LiveEvent['type'][], withinMs?: number): Promise<LiveEvent>;
  close(): void;
}

/** Connects to a site with the guest's cookie, or with the given headers. */
export async function connectLive(url: string, headers?: Record<string, string>): Promise<LiveClient> {
  const extraHeaders = headers ?? { cookie: await guestCookie(url) };
  const socket = io(`${url}/live`, {
    transports: ['websocket'],
    extraHeaders,
    forceNew: true,
    reconnection: false,
  });
  const events: LiveEvent[] = [];
  const waiting = new Set<(event: LiveEvent) => void>();
  socket.on('event', (event: LiveEvent) => {
    events.push(event);
    for (const notify of waiting) notify(event);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    socket,
    events,
    subscribe: (submission, after, epoch) =>
      socket.timeout(10_000).emitWithAck('subscribe', {
        submission,
        after,
        ...(epoch === undefined ? {} : { epoch }),
      }) as Promise<SubscribeAck>,
    next: (type, withinMs = 60_000) =>
      new Promise((resolve, reject) => {
        const isWanted = (event: LiveEvent) => [type].flat().includes(event.type);
        const known = events.find(isWanted);
        if (known) return resolve(known);
        const timer = setTimeout(
          () => reject(new Error(`no ${[type].flat().join(' or ')} within ${withinMs} ms`)),
          withinMs,
        );
        const notify = (event: LiveEvent) => {
          if (!isWanted(event)) return;
          clearTimeout(timer);
          waiting.delete(notify);
          resolve(event);
        };
        waiting.add(notify);
      }),
    close: () => void socket.disconnect(),
  };
}
