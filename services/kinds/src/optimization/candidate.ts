import type { GradingSession } from '@hone/contracts/kind';
import type { Box, RunLimits, RunOutcome } from '@hone/contracts/sandbox';
import type { Case } from './cases.js';
import type { OptimizationDefinition } from './definition.js';
import type { FinishedCase } from './evidence.js';
import { wallFor } from './measuring/measured-program.js';
import type { TrustedPrograms } from './trusted-programs.js';

const KIBIBYTE = 1024;

/** The learner's compiled program in its box. */
export interface Candidate {
  /** Runs it on a case; may be called ahead. */
  runCase(of: Case): Promise<FinishedCase>;
  runInput(stdin: Uint8Array): Promise<RunOutcome>;
  /** Runs it under a CPU limit of the measuring's own, in whole milliseconds. */
  runMeasured(stdin: Uint8Array, cpuMs: number): Promise<RunOutcome>;
  /** Sum of the wall times of its runs so far. */
  runMs(): number;
}

/** The learner's side of grading: runs go to `box`; inputs and expected answers come from the trusted side. */
export function createCandidate(
  session: GradingSession<OptimizationDefinition>,
  box: Box,
  trusted: TrustedPrograms,
): Candidate {
  const { cpuMs, wallMs, outputKiB } = session.package.manifest.limits;
  const bytes = outputKiB * KIBIBYTE;
  const limits: RunLimits = { cpuMs, wallMs, stdoutBytes: bytes, stderrBytes: bytes };
  let runMs = 0;
  const runUnder = async (stdin: Uint8Array, under: RunLimits): Promise<RunOutcome> => {
    session.signal.throwIfAborted();
    const outcome = await box.run({ stdin, limits: under });
    session.signal.throwIfAborted();
    if (outcome.status === 'aborted') throw new Error('a run was aborted though nobody asked for it');
    runMs += outcome.usage.wallMs;
    return outcome;
  };
  const runInput = (stdin: Uint8Array): Promise<RunOutcome> => runUnder(stdin, limits);
  const runMeasured = (stdin: Uint8Array, own: number): Promise<RunOutcome> =>
    runUnder(stdin, { ...limits, cpuMs: own, wallMs: wallFor(own) });
  const runCase = async (of: Case): Promise<FinishedCase> => {
    const input = await trusted.input(of);
    // The reference works in its own box while the learner's program runs.
    const [outcome, expected] = await Promise.all([runInput(input), trusted.answer(of)]);
    return { input, expected, outcome };
  };
  return { runCase, runInput, runMeasured, runMs: () => runMs };
}
