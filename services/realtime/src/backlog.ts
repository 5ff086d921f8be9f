import type { Socket } from 'socket.io';

/** Data that was written to a connection and not yet sent. */
export interface Backlog {
  /** Bytes waiting in this process. */
  bytes(): number;
  /** Resolves when little is waiting, or when the connection is closed. */
  settled(): Promise<void>;
}

const LITTLE_BYTES = 256 * 1024;

const sizeOf = (data: unknown) => (typeof data === 'string' || data instanceof Uint8Array ? data.length : 0);

/** Counts by events of the connection: packets created, packets flushed. */
export function watchBacklog(connection: Socket['conn']): Backlog {
  let bytes = 0;
  let waiting: (() => void)[] = [];
  const release = () => {
    const released = waiting;
    waiting = [];
    for (const resolve of released) resolve();
  };
  connection.on('packetCreate', (packet: { data?: unknown }) => {
    bytes += sizeOf(packet.data);
  });
  connection.on('flush', (packets: readonly { data?: unknown }[]) => {
    for (const packet of packets) bytes -= sizeOf(packet.data);
    if (bytes <= LITTLE_BYTES) release();
  });
  connection.on('close', release);
  return {
    bytes: () => bytes,
    settled: () => {
      if (bytes <= LITTLE_BYTES || connection.readyState !== 'open') return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
