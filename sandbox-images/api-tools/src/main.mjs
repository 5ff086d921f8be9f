import { createServer } from 'node:net';

import { FrameReader, writeFrame } from './frames.mjs';
import { Bench } from './supervise/bench.mjs';
import { createDispatcher } from './supervise/dispatch.mjs';

const [socket = '/work/lab.sock', heapMiB = '256', folder = '/tmp'] = process.argv.slice(2);
const bench = new Bench([
  `--max-old-space-size=${heapMiB}`,
  ...['--max-semi-space-size=8', '--v8-pool-size=1', '--stack-size=900'],
]);
const dispatch = createDispatcher(bench, { program: process.env['HONE_OASDIFF'] ?? '/hone/oasdiff', folder });

// All connections share the one program that reads documents: one request after the other.
let last = Promise.resolve();
const server = createServer((stream) => {
  const reader = new FrameReader((text) => {
    last = last.then(async () => writeFrame(stream, await dispatch(text)));
  });
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
server.listen(socket, () => {
  bench.prepare();
  process.stderr.write('ready for requests\n');
});
