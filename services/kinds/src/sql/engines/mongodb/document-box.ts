import type { Box } from '@hone/contracts/sandbox';
import { FramedConnection } from '../../../judging/framed-connection.js';
import { awaitComeback } from '../../../judging/comeback.js';

/**
 * Socket of the program in a `mongodb` box, which stores documents and answers commands. Both sides send frames: a length
 * in four bytes, big-endian, then that number of bytes of JSON.
 */
const MONGODB_SOCKET = { path: '/work/documents.sock' } as const;

/** A connection that sends commands one after the other. */
export type DocumentConnection = Pick<FramedConnection, 'ask' | 'close'>;

/** Connects to a box. Rejects if the platform failed. */
export async function connectDocuments(box: Pick<Box, 'connect'>): Promise<DocumentConnection> {
  return new FramedConnection(await box.connect(MONGODB_SOCKET));
}

/**
 * Waits after the program stopped responding. If it restarts, it ran out of memory. If it stays unavailable, the box is
 * gone, which is thrown.
 */
export function awaitDocuments(box: Pick<Box, 'connect'>, now: () => number): Promise<void> {
  return awaitComeback(async () => {
    const again = await connectDocuments(box);
    await again.ask({ op: 'ping' });
    again.close();
  }, now);
}
