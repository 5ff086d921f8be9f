import type { ProgramOrder, RunOrder } from '../protocol/requests.js';
import type { Runtime } from '../runtimes/runtime-schema.js';
import { PROGRAM_LIMITS } from './box-settings.js';

/** The environment of every program; nothing of the image's or the worker's gets in. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/tmp',
  TMPDIR: '/tmp',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
};

const MIB = 1024 * 1024;

/** Products of a compile step together. */
const COPY_MAX_BYTES = 64 * MIB;

export function programOrder(runtime: Runtime, argv: readonly string[], cwd = '/work'): ProgramOrder {
  return {
    argv,
    env: Object.entries({ ...ENVIRONMENT, ...runtime.env }).map(([name, value]) => `${name}=${value}`),
    cwd,
    fileMax: PROGRAM_LIMITS.fileBytes,
    descriptors: PROGRAM_LIMITS.descriptors,
    stackBytes: Math.min(runtime.stackMiB * MIB, PROGRAM_LIMITS.stackBytes),
  };
}

type Limits = Pick<RunOrder, 'cpuMs' | 'wallMs' | 'stdoutMax' | 'stderrMax' | 'copyOut' | 'copyMax'>;

/** Limits of a step that belongs to the runtime. */
export function programLimits(
  limits: { readonly cpuMs: number; readonly wallMs: number; readonly outputKiB: number },
  copyOut: readonly string[] = [],
): Limits {
  const outputMax = limits.outputKiB * 1024;
  const { cpuMs, wallMs } = limits;
  return { cpuMs, wallMs, stdoutMax: outputMax, stderrMax: outputMax, copyOut, copyMax: COPY_MAX_BYTES };
}
