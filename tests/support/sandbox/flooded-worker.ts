import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { dockerHost } from '../servers/infrastructure.js';
import { sandboxImages } from './sandbox.js';

const SANDBOX = new URL('../../../services/sandbox/dist/index.js', import.meta.url).href;
const IMAGES_DIR = fileURLToPath(new URL('../../../sandbox-images', import.meta.url));

/** The worker's memory while programs flood it with output. Bytes. */
export interface FloodedMemory {
  readonly beforeBytes: number;
  readonly peakBytes: number;
  /** How many runs ended as they should, at their output limit. */
  readonly cut: number;
}

/**
 * Each program tries to print a gibibyte on both streams. Warm-up rounds allocate what a worker needs once: its
 * compiled code, and a heap of the size that output at the limit requires.
 */
const PROGRAM = `
import { createDockerSandbox } from ${JSON.stringify(SANDBOX)};
const { options, rounds, outputBytes } = JSON.parse(process.env.FLOODED);
const sandbox = await createDockerSandbox(options);
const box = await sandbox.open({ runtime: 'python', memoryMiB: 128, processes: 16, trust: 'candidate' });
const flood = 'import os\\nblock = b"x" * (1 << 20)\\nfor _ in range(1024):\\n    os.write(1, block)\\n';
await box.put([{ path: 'main.py', content: Buffer.from(flood) }]);
await box.compile('main.py');
const limits = { cpuMs: 20000, wallMs: 60000, stdoutBytes: outputBytes, stderrBytes: outputBytes };
let cut = 0;
async function round() {
  const { status, stdout } = await box.run({ limits });
  if (status === 'output-limit' && stdout.byteLength === outputBytes) cut += 1;
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
}
for (let warm = 0; warm < 8; warm += 1) await round();
cut = 0;
const beforeBytes = process.memoryUsage.rss();
let peakBytes = beforeBytes;
const watch = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 2);
for (let at = 0; at < rounds; at += 1) {
  await round();
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
}
clearInterval(watch);
await sandbox.close();
process.stdout.write(JSON.stringify({ beforeBytes, peakBytes, cut }));
`;

/** Opens a sandbox in a separate process, floods it, and returns its memory usage. */
export async function floodWorker(rounds: number, outputBytes: number): Promise<FloodedMemory> {
  const options = {
    dockerHost: dockerHost(),
    images: sandboxImages(),
    imagesDir: IMAGES_DIR,
    workerId: `flooded-${process.pid}`,
    poolSize: 0,
  };
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', PROGRAM], {
    env: { ...process.env, FLOODED: JSON.stringify({ options, rounds, outputBytes }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the flooded worker ended with ${code}`);
  return JSON.parse(said) as FloodedMemory;
}
