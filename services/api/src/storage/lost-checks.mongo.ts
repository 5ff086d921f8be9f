import type mongoose from 'mongoose';

/** Emits when its checks of servers and its new connections begin and end. */
export type WatchedClient = Pick<mongoose.mongo.MongoClient, 'on'>;

export interface LostChecksOptions {
  /** Interval of looks: a third of the longest check of a server, an eighth of the longest connecting. */
  readonly lookEveryMs: number;
  /** Called once. */
  readonly onLost: (what: string) => void;
}

/** Looks until an unfinished operation is lost. Opening a connection takes several steps, each with its own limit. */
const CHECK_LOOKS = 3;
const CONNECTION_LOOKS = 8;

type LooksLeft = Map<string, number>;

/**
 * Detects a client's check of a server, or a new connection, that never ends. The driver (7.8 to 7.9) waits for ever
 * when a socket ends just before it writes: a write to an ended socket returns false, and it waits for `drain`.
 * After a check that never ends there is no other, so a brief outage would last until the process is restarted;
 * nor can such a client be closed. Looks are counted rather than time, so that a process that was paused for a
 * while loses nothing.
 *
 * @returns ends the watch
 */
export function watchForLost(client: WatchedClient, { lookEveryMs, onLost }: LostChecksOptions): () => void {
  const looksLeft: LooksLeft = new Map();
  const watch = setInterval(() => {
    for (const [what, left] of looksLeft) looksLeft.set(what, left - 1);
    const lost = [...looksLeft].find(([, left]) => left === 0)?.[0];
    if (lost === undefined) return;
    clearInterval(watch);
    onLost(lost);
  }, lookEveryMs).unref();
  noteBegunAndEnded(client, looksLeft);
  return () => clearInterval(watch);
}

function noteBegunAndEnded(client: WatchedClient, looksLeft: LooksLeft): void {
  const check = (address: string) => `check of ${address}`;
  const connection = (address: string, id: number | '<monitor>') => `connection ${id} to ${address}`;
  client.on('serverHeartbeatStarted', ({ connectionId }) => looksLeft.set(check(connectionId), CHECK_LOOKS));
  client.on('serverHeartbeatSucceeded', ({ connectionId }) => looksLeft.delete(check(connectionId)));
  client.on('serverHeartbeatFailed', ({ connectionId }) => looksLeft.delete(check(connectionId)));
  client.on('serverClosed', ({ address }) => looksLeft.delete(check(address)));
  client.on('connectionCreated', ({ address, connectionId }) =>
    looksLeft.set(connection(address, connectionId), CONNECTION_LOOKS),
  );
  client.on('connectionReady', ({ address, connectionId }) =>
    looksLeft.delete(connection(address, connectionId)),
  );
  client.on('connectionClosed', ({ address, connectionId }) =>
    looksLeft.delete(connection(address, connectionId)),
  );
}
