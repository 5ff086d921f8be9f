import { createServer } from 'node:net';

import { createDispatcher } from './dispatch.mjs';
import { FrameReader, writeFrame } from './frames.mjs';
import { sealPrototypes } from './seal-prototypes.mjs';

// One connection after the other: whatever answers is one thread, and who asks waits for the answer.
const socket = process.argv[2] ?? '/work/documents.sock';
const dispatch = createDispatcher();
sealPrototypes();

const server = createServer((stream) => {
  const reader = new FrameReader((text) => writeFrame(stream, dispatch(text)));
  stream.on('data', (bytes) => {
    try {
      reader.push(bytes);
    } catch {
      // No frame of ours: whoever sends that is told nothing more.
      stream.destroy();
    }
  });
  stream.on('error', () => stream.destroy());
});
server.listen(socket, () => process.stderr.write('ready for commands\n'));
