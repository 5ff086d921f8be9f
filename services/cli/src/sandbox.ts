import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Sandbox } from '@hone/contracts/sandbox';
import { createDockerSandbox } from '@hone/sandbox';
import { z } from 'zod';
import { chooseEngine } from './engine.js';
import { UsageError, type Output } from './output.js';

/** Opens a sandbox on first use. */
export type OpenSandbox = () => Promise<Sandbox>;

/** A sandbox with a canary. */
export type DoctorSandbox = Awaited<ReturnType<typeof createDockerSandbox>>;

/** A sandbox without a box pool on the chosen engine; each runtime is tested on first use. */
export function openSandbox(root: string, env: NodeJS.ProcessEnv, output: Output): Promise<Sandbox> {
  return open(root, env, output, 'lazy');
}

/** The same, after every runtime was tested. */
export async function openDoctorSandbox(
  root: string,
  env: NodeJS.ProcessEnv,
  output: Output,
): Promise<DoctorSandbox> {
  const sandbox = await open(root, env, output, 'eager');
  await sandbox.settled();
  return sandbox;
}

const byKindSchema = z.record(z.string(), z.string().min(1));

/** The same OCI runtimes as a worker with this environment; the canary covers those of single kinds, too. */
function chooseIsolation(env: NodeJS.ProcessEnv) {
  const usual = env['HONE_OCI_RUNTIME'];
  try {
    const byKind = byKindSchema.parse(JSON.parse(env['HONE_OCI_RUNTIMES'] || '{}'));
    return { ...(usual ? { ociRuntime: usual } : {}), otherOciRuntimes: [...new Set(Object.values(byKind))] };
  } catch {
    throw new UsageError('REQUEST_INVALID', [
      { path: 'HONE_OCI_RUNTIMES', message: 'must be a JSON object of names' },
    ]);
  }
}

function open(
  root: string,
  env: NodeJS.ProcessEnv,
  output: Output,
  trials: 'eager' | 'lazy',
): Promise<DoctorSandbox> {
  const { dockerHost, images } = chooseEngine(root, env);
  return createDockerSandbox({
    dockerHost,
    images,
    imagesDir: join(root, 'sandbox-images'),
    workerId: `cli-${process.pid}-${randomBytes(4).toString('hex')}`,
    poolSize: 0,
    trials,
    ...chooseIsolation(env),
    onFault: (fault) => output.note(`sandbox: ${fault.message}`),
  });
}
