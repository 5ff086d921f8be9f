import type { Check, CompileResult, PhaseName } from '@hone/contracts';
import type { KindEvent } from '@hone/contracts/kind';
import type { Box } from '@hone/contracts/sandbox';
import { cutAt } from './evidence-text.js';

const COMPILER_OUTPUT_CHARACTERS = 60_000;

/** Checks as they are decided. */
export interface Progress {
  readonly checks: Check[];
  /** Keeps a check and reports it. */
  readonly report: (check: Check) => KindEvent;
}

/** Collects checks in order, following those of an earlier stage. */
export function createProgress(total: number, decided: readonly Check[] = []): Progress {
  const checks: Check[] = [...decided];
  const report = (check: Check): KindEvent => {
    checks.push(check);
    return { type: 'grading.check', data: { check, done: checks.length, total } };
  };
  return { checks, report };
}

export const phase = (name: PhaseName): KindEvent => ({ type: 'grading.phase', data: { phase: name } });

/** Compiles what was put into a box; the output is cut to what a record keeps. */
export async function compileProgram(box: Pick<Box, 'compile'>, entry: string): Promise<CompileResult> {
  const { ok, output, usage } = await box.compile(entry);
  return { ok, output: cutAt(output, COMPILER_OUTPUT_CHARACTERS), ...(usage && { usage }) };
}
