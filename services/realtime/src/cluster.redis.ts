import { connectForListening, disconnect } from '@hone/kit';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Server } from 'socket.io';

export interface ClusterOptions {
  readonly redisUrl: string;
  /** Prefix of every key; default `hone:`. */
  readonly prefix?: string | undefined;
  readonly onError: (error: Error) => void;
}

/** A Socket.IO adapter, and how to close its connection. */
export interface ClusterAdapter {
  readonly adapter: NonNullable<Parameters<Server['adapter']>[0]>;
  close(): Promise<void>;
}

/**
 * Lets several realtime processes send to the same rooms. Submission events do not need it: each process
 * follows the event log itself.
 */
export function createClusterAdapter(options: ClusterOptions): ClusterAdapter {
  const redis = connectForListening(options.redisUrl, options.onError);
  const name = `${options.prefix ?? 'hone:'}socket.io`;
  const adapter = createAdapter(redis, {
    streamName: name,
    channelPrefix: name,
    sessionKeyPrefix: `${name}:session:`,
    maxLen: 1_000,
    blockTimeInMs: 1_000,
  });
  return { adapter, close: () => disconnect(redis) };
}
