/**
 * A pub/sub channel, separate from the queues so that messages never wait. Messages reach only current
 * listeners, so nothing may depend on their delivery.
 */
export interface Channel {
  publish(message: string): Promise<void>;
  /** Calls `onMessage` for each message until the returned function is called. */
  listen(onMessage: (message: string) => void): Promise<() => void>;
  close(): Promise<void>;
}

/** The channels and their messages. */
export const CHANNELS = {
  /** Ids of submissions whose grading is cancelled. */
  cancels: 'grading-cancel',
  /** Activity on challenges: `challengeActivitySchema` of the contracts, as JSON. */
  challengeActivity: 'challenge-opened',
  /** Changes that hiring teams watch: `teamNoticeSchema` of the contracts, as JSON. */
  hiring: 'hiring-changed',
} as const;
