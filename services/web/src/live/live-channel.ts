import type { Subscribe, SubscribeAck } from '@hone/contracts';

/** Callbacks of a follower. Events and changes are raw: the follower parses them. */
export interface LiveListener {
  onUp(): void;
  onDown(): void;
  onEvent(raw: unknown): void;
}

/** One seat at the channel; closing the last one closes the connection. */
export interface LiveSeat {
  /** Rejects when no answer arrives in time. */
  subscribe(request: Subscribe): Promise<SubscribeAck>;
  /** Subscribes to the changes of a workspace. The answer is raw; rejects when none arrives in time. */
  watch(request: { readonly workspace: string }): Promise<unknown>;
  /** Ends the subscriptions of this seat. */
  leave(): void;
}

/** The live connection, shared by all followers of a page. */
export interface LiveChannel {
  join(listener: LiveListener): LiveSeat;
  /** Reconnects with the current session; followers resubscribe by themselves. */
  restart(): void;
}
