import type { Subscribe, SubscribeAck } from '@hone/contracts';

/** What a follower hears from the channel. Events and changes are raw: the follower parses them. */
export interface LiveListener {
  onUp(): void;
  onDown(): void;
  onEvent(raw: unknown): void;
}

/** One place at the channel; closing the last one closes the connection. */
export interface LiveSeat {
  /** Rejects when no answer comes in time. */
  subscribe(request: Subscribe): Promise<SubscribeAck>;
  /** Asks for the changes of a workspace. The answer is raw; rejects when none comes in time. */
  watch(request: { readonly workspace: string }): Promise<unknown>;
  /** Ends what was asked for at this place. */
  leave(): void;
}

/** The live connection, shared by all followers of a page. */
export interface LiveChannel {
  join(listener: LiveListener): LiveSeat;
  /** Connects anew, as whoever the session is now; followers subscribe again by themselves. */
  restart(): void;
}
