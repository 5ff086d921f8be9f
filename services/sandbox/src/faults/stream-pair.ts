import { duplexPair, type Duplex } from 'node:stream';
import { resetError } from '../protocol/reset-error.js';

/** Ends a stream so that the other side sees a reset, if the stream supports that. */
export function breakOff(stream: Duplex & { resetAndDestroy?(): unknown }): void {
  if (stream.resetAndDestroy === undefined) stream.destroy();
  else stream.resetAndDestroy();
}

function follow(side: Duplex, other: Duplex): void {
  side.on('error', () => undefined);
  side.once('close', () => {
    if (other.destroyed || (side.readableEnded && side.writableFinished)) return;
    other.destroy(resetError());
  });
}

/** Two ends of a connection within the process. Destroying one end breaks off the other, as with sockets. */
export function createStreamPair(): [Duplex, Duplex] {
  const [near, far] = duplexPair();
  follow(near, far);
  follow(far, near);
  return [near, far];
}
