import type { Box } from '@hone/contracts/sandbox';
import { FramedConnection } from '../../../judging/framed-connection.js';
import { awaitComeback } from '../../../judging/comeback.js';

/**
 * Where the program of a `mongodb` box, which holds documents and answers commands, is reached. Frames go both ways: four
 * bytes of length, the highest first, then so many bytes of JSON.
 */
const MONGODB_SOCKET = { path: '/work/documents.sock' } as const;

/** A way to send commands, one after the other. */
export type DocumentConnection = Pick<FramedConnection, 'ask' | 'close'>;

/** Opens a way into a box. Rejects when the platform failed. */
export async function connectDocuments(box: Pick<Box, 'connect'>): Promise<DocumentConnection> {
  return new FramedConnection(await box.connect(MONGODB_SOCKET));
}

/**
 * After a program fell silent: one that comes back ran out of memory, one that stays away means that the box is gone,
 * which is thrown.
 */
export function awaitDocuments(box: Pick<Box, 'connect'>, now: () => number): Promise<void> {
  return awaitComeback(async () => {
    const again = await connectDocuments(box);
    await again.ask({ op: 'ping' });
    again.close();
  }, now);
}
