import type { Duplex } from 'node:stream';

/** More arrived on a connection than it was allowed. */
export class AllowanceExceeded extends Error {
  override readonly name = 'AllowanceExceeded';
}

/** How many bytes a stream may still bring. */
export interface ByteAllowance {
  set(bytes: number): void;
}

/**
 * Counts what a byte stream brings, and cuts it when more than the allowance arrives, whatever it was. The database
 * driver collects a row until it is whole, and a row may be as large as the server likes.
 */
export function limitBytes(stream: Duplex): ByteAllowance {
  let allowance = Number.POSITIVE_INFINITY;
  stream.on('data', (chunk: Buffer) => {
    allowance -= chunk.length;
    if (allowance < 0) stream.destroy(new AllowanceExceeded('more arrived than the connection may bring'));
  });
  return {
    set(bytes) {
      allowance = bytes;
    },
  };
}
