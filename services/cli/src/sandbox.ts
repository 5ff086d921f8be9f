import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Sandbox } from '@hone/contracts/sandbox';
import { createDockerSandbox } from '@hone/sandbox';
import { chooseEngine } from './engine.js';
import type { Output } from './output.js';

/** Opens a sandbox when a command first needs one. */
export type OpenSandbox = () => Promise<Sandbox>;

/** A sandbox that can also prove itself with a known program. */
export type DoctorSandbox = Awaited<ReturnType<typeof openDoctorSandbox>>;

/** A sandbox without warm boxes on the chosen engine. */
export async function openSandbox(root: string, env: NodeJS.ProcessEnv, output: Output): Promise<Sandbox> {
  return openDoctorSandbox(root, env, output);
}

/** As `openSandbox`, with the canary and the runtimes' smoke tests at hand. */
export async function openDoctorSandbox(root: string, env: NodeJS.ProcessEnv, output: Output) {
  const { dockerHost, images } = chooseEngine(root, env);
  return createDockerSandbox({
    dockerHost,
    images,
    imagesDir: join(root, 'sandbox-images'),
    workerId: `cli-${process.pid}-${randomBytes(4).toString('hex')}`,
    poolSize: 0,
    onFault: (fault) => output.note(`sandbox: ${fault.message}`),
  });
}
