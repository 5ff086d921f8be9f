/** Maximum live connections per user, over all realtime processes. */
export const SOCKETS_PER_PERSON = 20;
/** The same per address for anonymous sockets; an address may be shared by several people. */
export const SOCKETS_PER_ADDRESS = 60;

/** Limits the open connections per owner. */
export interface ConnectionSlots {
  /** False when `owner` already has `most` slots. Taking a slot twice is one slot. */
  take(owner: string, socket: string, most: number): Promise<boolean>;
  /** Releasing a slot that was not taken is harmless. */
  release(owner: string, socket: string): Promise<void>;
  close(): Promise<void>;
}
