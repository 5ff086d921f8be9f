import { MONGODB_SOCKET, type Box } from '@hone/contracts/sandbox';
import { FramedConnection } from '../../../judging/framed-connection.js';
import { awaitComeback } from '../../../judging/comeback.js';

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
