/** Live connections that one person may have open at once, over all realtime processes. */
export const SOCKETS_PER_PERSON = 20;
/** The same for an address from which nobody signed in: it may stand for several people. */
export const SOCKETS_PER_ADDRESS = 60;

/** Who has how many sockets open. */
export interface ConnectionSlots {
  /** False when `owner` has `most` places already. Taking a place twice is one place. */
  take(owner: string, socket: string, most: number): Promise<boolean>;
  /** Giving back what was not taken is harmless. */
  release(owner: string, socket: string): Promise<void>;
  close(): Promise<void>;
}
