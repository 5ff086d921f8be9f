import type { Duplex } from 'node:stream';

/** More bytes arrived on a connection than allowed. */
export class AllowanceExceeded extends Error {
  override readonly name = 'AllowanceExceeded';
}

/** How many bytes a stream may still receive. */
export interface ByteAllowance {
  set(bytes: number): void;
}

/**
 * Counts the bytes of a stream, and destroys it when more than the allowance arrive. The database driver buffers each row
 * until it is complete, and the server may send a row of any size.
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
