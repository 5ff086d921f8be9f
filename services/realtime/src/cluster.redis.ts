import { connectForListening, disconnect } from '@hone/kit';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Server } from 'socket.io';

export interface ClusterOptions {
  readonly redisUrl: string;
  /** Before every key; `hone:` when absent. */
  readonly prefix?: string | undefined;
  readonly onError: (error: Error) => void;
}

/** A built adapter and the end of its connection. */
export interface ClusterAdapter {
  readonly adapter: NonNullable<Parameters<Server['adapter']>[0]>;
  close(): Promise<void>;
}

/**
 * Lets several realtime processes act as one for whatever is sent to a room. Submission events do not need it: each
 * process follows the log by itself.
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
