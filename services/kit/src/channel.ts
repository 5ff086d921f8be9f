/**
 * Words to all who listen just now, on a way of its own that waits behind nothing. Whoever listens later is not told:
 * nothing may depend on a word's being heard.
 */
export interface Channel {
  publish(message: string): Promise<void>;
  /** Calls `onWord` for each word from now on, until the returned function is called. */
  listen(onMessage: (message: string) => void): Promise<() => void>;
  close(): Promise<void>;
}

/** The channels of the platform, and what their words are. */
export const CHANNELS = {
  /** Submissions that nobody shall grade any more. */
  cancels: 'grading-cancel',
  /** Challenges that somebody works on: `challengeActivitySchema` of the contracts, as JSON. */
  openings: 'challenge-opened',
} as const;
