import type { RunRequest, StartRequest } from '@hone/contracts/sandbox';
import type { ProgramOrder, RunOrder, StartOrder } from '../protocol/requests.js';
import type { LanguageRuntime, Runtime } from '../runtimes/runtime-schema.js';
import { PROGRAM_LIMITS } from './box-settings.js';

/** The environment of every program; nothing from the image or the worker gets in. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/tmp',
  TMPDIR: '/tmp',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
};

const MIB = 1024 * 1024;

/** Limit of all products of a compile step together. */
const COPY_MAX_BYTES = 64 * MIB;

export function programOrder(
  runtime: Runtime,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ProgramOrder {
  const variables = Object.entries({ ...ENVIRONMENT, ...runtime.env, ...env });
  return {
    argv,
    env: variables.map(([name, value]) => `${name}=${value}`),
    cwd: '/work',
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

/** A candidate's program that runs alongside others. Its variables are added to the fixed ones. */
export function startOrder(
  runtime: Runtime,
  argv: readonly string[],
  { env, limits = {} }: StartRequest,
): StartOrder {
  return {
    ...programOrder(runtime, argv, env),
    user: 'candidate',
    cpuMs: limits.cpuMs,
    wallMs: limits.wallMs,
    stdoutMax: limits.stdoutBytes,
    stderrMax: limits.stderrBytes,
  };
}

/** The limits of a compile step as those of a run. */
export const compileLimits = ({ compile: { limits } }: LanguageRuntime) => ({
  cpuMs: limits.cpuMs,
  wallMs: limits.wallMs,
  stdoutBytes: limits.outputKiB * 1024,
  stderrBytes: limits.outputKiB * 1024,
});

/** One run of a compiled program. */
export function runOrder(
  runtime: Runtime,
  { limits, stdin, sliceMs, lowerCpuMs }: RunRequest,
  argv: readonly string[],
): RunOrder {
  return {
    ...programOrder(runtime, argv),
    ...(stdin === undefined ? {} : { stdin }),
    ...(sliceMs === undefined ? {} : { sliceMs }),
    ...(lowerCpuMs === undefined ? {} : { lowerCpuMs }),
    cpuMs: limits.cpuMs,
    wallMs: limits.wallMs,
    stdoutMax: limits.stdoutBytes,
    stderrMax: limits.stderrBytes,
    copyOut: [],
    copyMax: 0,
  };
}
