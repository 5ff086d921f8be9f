import type { Readable } from 'node:stream';

/** Reads a stream to its end and keeps the first `bytes`; what is beyond is read and dropped. */
export async function collect(stream: Readable, bytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let room = bytes;
  await new Promise<void>((resolve) => {
    stream.on('data', (piece: Uint8Array) => {
      if (room > 0) pieces.push(piece.subarray(0, room));
      room -= piece.length;
    });
    // A broken stream has nothing more to say; how the program ended explains the rest.
    stream.on('error', () => resolve());
    stream.on('close', () => resolve());
    stream.on('end', () => resolve());
  });
  return join(pieces);
}

/** The pieces one after another. */
function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
