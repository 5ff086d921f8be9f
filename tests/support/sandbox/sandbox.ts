import { fileURLToPath } from 'node:url';
import type { Box, RunLimits, RunOutcome } from '@hone/contracts/sandbox';
import { createDockerSandbox, type DockerSandbox, type DockerSandboxOptions } from '@hone/sandbox';
import Docker from 'dockerode';
import { dockerHost, noted } from '../servers/infrastructure.js';

const IMAGES_DIR = fileURLToPath(new URL('../../../sandbox-images', import.meta.url));

/** Images by runtime: `HONE_IMAGES` (JSON), else what the launcher noted. */
export function sandboxImages(): Readonly<Record<string, string>> {
  const named = process.env['HONE_IMAGES'];
  return named === undefined ? (noted().images ?? {}) : (JSON.parse(named) as Record<string, string>);
}

let made = 0;

/** A sandbox on the real engine, without warm boxes unless asked, and its worker id. */
export async function openTestSandbox(
  options: Partial<DockerSandboxOptions> = {},
): Promise<DockerSandbox & { readonly workerId: string }> {
  made += 1;
  const workerId = options.workerId ?? `test-${process.pid}-${made}`;
  const sandbox = await createDockerSandbox({
    dockerHost: dockerHost(),
    images: sandboxImages(),
    imagesDir: IMAGES_DIR,
    poolSize: 0,
    ...options,
    workerId,
  });
  return Object.assign(sandbox, { workerId });
}

/** The engine itself, to look at boxes from outside. */
export function testEngine(): Docker {
  return new Docker({ socketPath: new URL(dockerHost()).pathname });
}

/** Containers of one worker, in any state. */
export function boxesOf(workerId: string): Promise<Docker.ContainerInfo[]> {
  return testEngine().listContainers({ all: true, filters: { label: [`hone.worker=${workerId}`] } });
}

/** Containers of the worker that is the process with this number, in any state. */
export async function boxesOfProcess(pid: number | undefined): Promise<Docker.ContainerInfo[]> {
  if (pid === undefined) throw new Error('the worker has not started');
  const all = await testEngine().listContainers({ all: true, filters: { label: ['hone.worker'] } });
  return all.filter(({ Labels }) => Labels['hone.worker']?.includes(`-${pid}-`));
}

export const GENEROUS: RunLimits = { cpuMs: 4000, wallMs: 10_000, stdoutBytes: 65_536, stderrBytes: 65_536 };

export const CANDIDATE = { memoryMiB: 128, processes: 16, trust: 'candidate' } as const;

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Puts a program under the language's source name, compiles it and runs it once. */
export async function runProgram(
  box: Box,
  name: string,
  program: string,
  limits: RunLimits = GENEROUS,
  stdin = '',
): Promise<RunOutcome> {
  await box.put([{ path: name, content: Buffer.from(program) }]);
  const compiled = await box.compile(name);
  if (!compiled.ok) throw new Error(`the program does not compile: ${compiled.output}`);
  return await box.run({ stdin: Buffer.from(stdin), limits });
}
