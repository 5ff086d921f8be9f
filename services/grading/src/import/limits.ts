import type { Limits } from '@hone/contracts';
import type { ImportReport } from './import-report.js';
import { TIME_LIMIT_FILE } from './package-caps.js';
import type { Problem } from './problem-yaml.js';
import type { ProblemPackage } from './read-package.js';

const PROBLEM_YAML = 'problem.yaml';
const LARGEST_CPU_MS = 60_000;
const SMALLEST_CPU_MS = 50;
const LARGEST_WALL_MS = 120_000;
const SMALLEST_MEMORY_MIB = 16;
const LARGEST_MEMORY_MIB = 4096;
const LARGEST_OUTPUT_KIB = 65_536;
/** With less, a program that brings an interpreter could not start. */
const SMALLEST_VALIDATOR = { cpuMs: 100, memoryMiB: 64 } as const;
/** More than rounding of floats can add to a count of resolutions or to milliseconds, less than a clock can measure. */
const ROUNDING = 1e-9;

/** What the format calls typical system defaults. */
const DEFAULTS = { memoryMiB: 2048, outputMiB: 8, validationSeconds: 60, validationMiB: 2048 } as const;

const PROCESSES = 32;

/** Limits of a challenge except the time limit, which may have to be measured. */
export type LimitsBesidesTime = Pick<Limits, 'memoryMiB' | 'outputKiB' | 'processes'>;

/** Memory limit of one box: half of the machine's, so that a program and its validator fit. */
const machineShare = (machineMiB: number): number => Math.max(64, Math.floor(machineMiB / 2));

/** Memory and output of the package, else 2 GiB and 8 MiB, bounded by the machine and the limits of challenges. */
export function importLimits(
  { limits }: Problem,
  machineMiB: number,
  report: ImportReport,
): LimitsBesidesTime {
  const wanted = limits.memory ?? DEFAULTS.memoryMiB;
  const memoryMiB = within(Math.ceil(wanted), SMALLEST_MEMORY_MIB, mostMemory(machineMiB));
  if (memoryMiB !== Math.ceil(wanted))
    report.skip(
      'MEMORY_BOUNDED',
      PROBLEM_YAML,
      `${wanted} MiB of memory are bounded to ${memoryMiB} MiB here`,
    );
  const outputKiB = Math.ceil((limits.output ?? DEFAULTS.outputMiB) * 1024);
  if (outputKiB > LARGEST_OUTPUT_KIB)
    report.skip('OUTPUT_BOUNDED', PROBLEM_YAML, `"limits.output" is bounded to ${LARGEST_OUTPUT_KIB} KiB`);
  return { memoryMiB, outputKiB: Math.min(LARGEST_OUTPUT_KIB, outputKiB), processes: PROCESSES };
}

/** Limits of a validator: time and memory of the package, else a minute and 2 GiB, within the same bounds. */
export function validatorLimits(
  { limits }: Problem,
  machineMiB: number,
  report: ImportReport,
): { cpuMs: number; memoryMiB: number } {
  const { validation_time: seconds, validation_memory: memory } = limits;
  const wanted = {
    cpuMs: Math.round((seconds ?? DEFAULTS.validationSeconds) * 1000),
    memoryMiB: Math.ceil(memory ?? DEFAULTS.validationMiB),
  };
  const cpuMs = within(wanted.cpuMs, SMALLEST_VALIDATOR.cpuMs, LARGEST_CPU_MS);
  const memoryMiB = within(wanted.memoryMiB, SMALLEST_VALIDATOR.memoryMiB, mostMemory(machineMiB));
  const reportBound = (key: string, bound: string): void =>
    report.skip('VALIDATION_BOUNDED', PROBLEM_YAML, `"limits.${key}" is bounded to ${bound} here`);
  if (seconds !== undefined && cpuMs !== wanted.cpuMs) reportBound('validation_time', `${cpuMs} ms`);
  if (memory !== undefined && memoryMiB !== wanted.memoryMiB)
    reportBound('validation_memory', `${memoryMiB} MiB`);
  return { cpuMs, memoryMiB };
}

const mostMemory = (machineMiB: number): number => Math.min(LARGEST_MEMORY_MIB, machineShare(machineMiB));

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/**
 * The time limit that the package states, in ms of CPU; undefined when it is to be inferred. `problem.yaml`
 * beats the file.
 */
export function statedTimeLimit(
  { files }: ProblemPackage,
  { limits }: Problem,
  report: ImportReport,
): number | undefined {
  const file = files.get(TIME_LIMIT_FILE);
  if (limits.time_limit !== undefined) {
    if (file !== undefined)
      report.skip('TIME_LIMIT_TWICE', TIME_LIMIT_FILE, 'left out: problem.yaml has "limits.time_limit"');
    return boundedCpu(limits.time_limit * 1000, PROBLEM_YAML, report);
  }
  if (file === undefined) return undefined;
  const text = new TextDecoder().decode(file.subarray(0, 100)).trim();
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (!(seconds > 0)) {
    report.reject('TIME_LIMIT_INVALID', TIME_LIMIT_FILE, 'the file does not have a number of seconds');
    return undefined;
  }
  return boundedCpu(seconds * 1000, TIME_LIMIT_FILE, report);
}

/** The least multiple of the package's resolution that is at least multiplier × the slowest run, in whole ms of CPU. */
export function inferredTimeLimit(slowestMs: number, { limits }: Problem, report: ImportReport): number {
  const resolutionMs = limits.resolution * 1000;
  const steps = Math.ceil((slowestMs * limits.multiplier) / resolutionMs - ROUNDING);
  const limit = Math.ceil(Math.max(1, steps) * resolutionMs - ROUNDING);
  return boundedCpu(limit, 'submissions/accepted', report);
}

function boundedCpu(cpuMs: number, path: string, report: ImportReport): number {
  if (cpuMs > LARGEST_CPU_MS || cpuMs < SMALLEST_CPU_MS)
    report.reject(
      'TIME_LIMIT_BEYOND',
      path,
      `a time limit of ${Math.round(cpuMs)} ms; ${SMALLEST_CPU_MS} to ${LARGEST_CPU_MS} ms are possible`,
    );
  return Math.round(Math.min(LARGEST_CPU_MS, Math.max(SMALLEST_CPU_MS, cpuMs)));
}

/** Elapsed time for a limit of CPU time: twice as much and two seconds. */
export const wallFor = (cpuMs: number): number => Math.min(LARGEST_WALL_MS, 2 * cpuMs + 2000);

/** The time limit while an unknown one is measured. */
export const MEASURING_CPU_MS = LARGEST_CPU_MS;
