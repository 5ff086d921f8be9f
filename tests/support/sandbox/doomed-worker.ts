import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { dockerHost } from '../servers/infrastructure.js';
import { sandboxImages } from './sandbox.js';

const SANDBOX = new URL('../../../services/sandbox/dist/index.js', import.meta.url).href;
const IMAGES_DIR = fileURLToPath(new URL('../../../sandbox-images', import.meta.url));

/** What a doomed worker does with its box. */
export type Doing = 'idle' | 'in a run' | 'paused';

/** Opens a box, on request starts an endless run or an idle program, prints that, and waits to be killed. */
const PROGRAM = `
import { createDockerSandbox } from ${JSON.stringify(SANDBOX)};
const { options, doing } = JSON.parse(process.env.DOOMED);
const sandbox = await createDockerSandbox(options);
const box = await sandbox.open({ runtime: 'python', memoryMiB: 128, processes: 16, trust: 'candidate' });
await box.put([{ path: 'main.py', content: Buffer.from('while True:\\n    pass\\n') }]);
const limits = { cpuMs: 600000, wallMs: 600000, stdoutBytes: 1000, stderrBytes: 1000 };
if (doing === 'in a run') void box.run({ limits });
if (doing === 'paused') {
  await box.start({});
  await box.pause();
}
process.stdout.write('ready\\n');
setInterval(() => {}, 1000);
`;

/** A separate process with one box, to be killed. */
export async function startDoomedWorker(workerId: string, doing: Doing): Promise<ChildProcess> {
  const options = {
    dockerHost: dockerHost(),
    images: sandboxImages(),
    imagesDir: IMAGES_DIR,
    workerId,
    poolSize: 0,
  };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    env: { ...process.env, DOOMED: JSON.stringify({ options, doing }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}
