import type { Limits } from '@hone/contracts';
import type { ImportReport } from './import-report.js';
import type { Problem } from './problem-yaml.js';
import type { ProblemPackage } from './read-package.js';

const TIME_LIMIT_FILE = '.timelimit';
const LARGEST_CPU_MS = 60_000;
const SMALLEST_CPU_MS = 50;
const LARGEST_WALL_MS = 120_000;
const LARGEST_MEMORY_MIB = 4096;
const LARGEST_OUTPUT_KIB = 65_536;

/** What the format calls typical system defaults. */
const DEFAULTS = { memoryMiB: 2048, outputMiB: 8, validationSeconds: 60, validationMiB: 2048 } as const;

const PROCESSES = 32;

/** Limits of a challenge but for the time, which may have to be measured. */
export type LimitsBesidesTime = Pick<Limits, 'memoryMiB' | 'outputKiB' | 'processes'>;

/** Memory that one box may have: half of the machine's, so that a program and its validator fit. */
export const machineShare = (machineMiB: number): number => Math.max(64, Math.floor(machineMiB / 2));

/** Memory and output of the package, else 2 GiB and 8 MiB, within what the machine and a challenge may have. */
export function importLimits(
  { limits }: Problem,
  machineMiB: number,
  report: ImportReport,
): LimitsBesidesTime {
  const most = Math.min(LARGEST_MEMORY_MIB, machineShare(machineMiB));
  const wanted = limits.memory ?? DEFAULTS.memoryMiB;
  if (wanted > most)
    report.skip('MEMORY_BOUNDED', 'problem.yaml', `${wanted} MiB of memory are bounded to ${most} MiB here`);
  const outputKiB = Math.ceil((limits.output ?? DEFAULTS.outputMiB) * 1024);
  if (outputKiB > LARGEST_OUTPUT_KIB)
    report.skip('OUTPUT_BOUNDED', 'problem.yaml', `"limits.output" is bounded to ${LARGEST_OUTPUT_KIB} KiB`);
  return {
    memoryMiB: Math.max(16, Math.min(most, Math.ceil(wanted))),
    outputKiB: Math.min(LARGEST_OUTPUT_KIB, outputKiB),
    processes: PROCESSES,
  };
}

/** What a validator may use. */
export function validatorLimits(
  { limits }: Problem,
  machineMiB: number,
): { cpuMs: number; memoryMiB: number } {
  const seconds = limits.validation_time ?? DEFAULTS.validationSeconds;
  const memory = limits.validation_memory ?? DEFAULTS.validationMiB;
  const most = Math.min(LARGEST_MEMORY_MIB, machineShare(machineMiB));
  return {
    cpuMs: Math.round(Math.min(LARGEST_CPU_MS, Math.max(100, seconds * 1000))),
    memoryMiB: Math.max(64, Math.min(most, Math.ceil(memory))),
  };
}

/** The time limit that the package states, in ms of CPU; undefined when it is to be inferred. */
export function statedTimeLimit(
  { files }: ProblemPackage,
  { limits }: Problem,
  report: ImportReport,
): number | undefined {
  if (limits.time_limit !== undefined) return boundedCpu(limits.time_limit * 1000, 'problem.yaml', report);
  const file = files.get(TIME_LIMIT_FILE);
  if (file === undefined) return undefined;
  const text = new TextDecoder().decode(file.subarray(0, 100)).trim();
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (!(seconds > 0)) {
    report.refuse('TIME_LIMIT_INVALID', TIME_LIMIT_FILE, 'the file does not have a number of seconds');
    return undefined;
  }
  return boundedCpu(seconds * 1000, TIME_LIMIT_FILE, report);
}

/** Whole multiples of the package's resolution that are the slowest accepted run so many times, in ms of CPU. */
export function inferredTimeLimit(slowestMs: number, { limits }: Problem, report: ImportReport): number {
  const resolutionMs = limits.resolution * 1000;
  const limit = Math.max(1, Math.ceil((slowestMs * limits.multiplier) / resolutionMs)) * resolutionMs;
  return boundedCpu(limit, 'submissions/accepted', report);
}

function boundedCpu(cpuMs: number, path: string, report: ImportReport): number {
  if (cpuMs > LARGEST_CPU_MS || cpuMs < SMALLEST_CPU_MS)
    report.refuse(
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
