import { MAX_SOURCE_BYTES } from '@hone/contracts';
import type { ImportReport } from './import-report.js';
import { LEGACY_TIMING, TIMING_2025 } from './problem-schema.js';

const PROBLEM_YAML = 'problem.yaml';
const MAX_SOURCE_KIB = MAX_SOURCE_BYTES / 1024;
/** The format's typical system default of `limits.code`. */
const TYPICAL_SOURCE_KIB = 128;

const COMPILING = 'programs are compiled within the limits of their language';
const HOW_FAST = 'the time limit is given, and how far below it accepted submissions stay is not measured';
const HOW_SLOW = 'by how much submissions are too slow is not measured; hone verify reports any that are not';

/** Keys without effect, none of them part of a task: what applies instead, and the value that matches it. */
const IGNORED = {
  'limits.time_multiplier': { instead: HOW_FAST, fine: LEGACY_TIMING.multiplier },
  'limits.time_safety_margin': { instead: HOW_SLOW, fine: LEGACY_TIMING.safetyMargin },
  'limits.time_multipliers.ac_to_time_limit': { instead: HOW_FAST, fine: TIMING_2025.multiplier },
  'limits.time_multipliers.time_limit_to_tle': { instead: HOW_SLOW, fine: TIMING_2025.slowMultiplier },
  'limits.compilation_time': { instead: COMPILING },
  'limits.compilation_memory': { instead: COMPILING },
  'limits.validation_output': { instead: 'what validators write is bounded alike in all challenges' },
  'limits.validation_passes': { instead: 'a program is run once for each case' },
  allow_file_writing: {
    instead: 'programs may write files in their working directory, and lose them after each run',
    fine: true,
  },
} as const satisfies Readonly<Record<string, { instead: string; fine?: number | boolean }>>;

/** Values of such keys in a package; undefined if absent. */
export type IgnoredKeys = Readonly<Partial<Record<keyof typeof IGNORED, number | boolean | undefined>>>;

/** Reports by name the keys of the package that have no effect. */
export function reportIgnoredKeys(given: IgnoredKeys, report: ImportReport): void {
  const values = new Map<string, unknown>(Object.entries(given));
  for (const [key, { instead, ...usual }] of Object.entries(IGNORED)) {
    const value = values.get(key);
    if (value !== undefined && !('fine' in usual && value === usual.fine))
      report.skip('KEY_NOT_TAKEN_OVER', PROBLEM_YAML, `"${key}" is not imported: ${instead}`);
  }
}

/**
 * Compares `limits.code` with the maximum source size of all challenges. A limit below the usual one is part of
 * the task: programs would pass here that the package rejects.
 */
export function checkCodeLimit(codeKiB: number | undefined, report: ImportReport): void {
  if (codeKiB === undefined || codeKiB === MAX_SOURCE_KIB) return;
  const instead = `programs may have ${MAX_SOURCE_KIB} KiB in all challenges`;
  if (codeKiB < TYPICAL_SOURCE_KIB)
    report.reject(
      'CODE_LIMIT_UNSUPPORTED',
      PROBLEM_YAML,
      `"limits.code": ${codeKiB} KiB is not supported: ${instead}`,
    );
  else report.skip('KEY_NOT_TAKEN_OVER', PROBLEM_YAML, `"limits.code" is not imported: ${instead}`);
}
