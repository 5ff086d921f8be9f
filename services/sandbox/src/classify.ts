import type { RunLimits, RunOutcome, RunStatus } from '@hone/contracts/sandbox';
import type { Usage } from '@hone/contracts';
import type { ExitFacts } from './protocol/answers.js';
import { SandboxFault } from './sandbox-fault.js';

const NS_PER_MS = 1_000_000;

/** A finished run as the runner reports it. */
export interface FinishedRun {
  readonly facts: ExitFacts;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

type Ending = Pick<RunOutcome, 'status' | 'limit'>;

/** What a run cost. The peak is the box's; without a counter, it is that of the largest process. */
export function usageOf(facts: ExitFacts): Usage {
  return {
    cpuMs: facts.cpuNs / NS_PER_MS,
    wallMs: facts.wallNs / NS_PER_MS,
    memoryBytes: facts.memoryPeakBytes > 0 ? facts.memoryPeakBytes : facts.maxRssBytes,
  };
}

function overTime(facts: ExitFacts, limits: RunLimits): Ending | undefined {
  const { cpuMs, wallMs } = usageOf(facts);
  const allowedMs = limits.wallMs + facts.grantedNs / NS_PER_MS;
  if (facts.kill === 'cpu' || cpuMs > limits.cpuMs) return { status: 'time-limit', limit: 'cpu' };
  if (facts.kill === 'wall' || wallMs > allowedMs) return { status: 'time-limit', limit: 'wall' };
  return undefined;
}

/** The runner extends a starved program's wall limit by at most n times itself: `STARVED_MOST` there. */
const MOST_GRANTED = 2;

/** The fault of a machine that had no core for a program despite all extensions. */
export function findStarved(
  facts: ExitFacts,
  { wallMs }: Pick<RunLimits, 'wallMs'>,
): SandboxFault | undefined {
  const grantedMs = facts.grantedNs / NS_PER_MS;
  if (facts.kill !== 'wall' || grantedMs < MOST_GRANTED * wallMs) return undefined;
  const waited = `a program waited ${Math.round(grantedMs)} ms or more for a core`;
  return new SandboxFault('starved', `${waited}: this machine is too busy to judge it`);
}

/** Pages, 64 MiB: a thrashing program reads that within 250 ms; one starting on a cold cache never does. */
const THRASHING_REFAULTS = 16_384;

/** The ending if the process limit did not exist. */
function endingWithin(facts: ExitFacts, limits: RunLimits): Ending {
  if (facts.kill === 'output') return { status: 'output-limit', limit: facts.outStream ?? 'stdout' };
  const late = overTime(facts, limits);
  if (late !== undefined) return late;
  return { status: facts.exitCode === 0 ? 'exited' : 'runtime-error' };
}

/** Statuses that the process limit explains better: it blocked a needed process, or stopped a fork bomb. */
const EXPLAINED_BY_PROCESSES: ReadonlySet<RunStatus> = new Set(['runtime-error', 'time-limit']);

/**
 * Names the ending of a run, from facts only: our own kill record and the kernel's counters. An exit code of 137
 * or 124 proves nothing. A limit beats the exit code it caused, and the kernel's kill for memory beats all, also
 * when the main program ended well because only its child was killed. If memory is full of pages that cannot
 * be evicted, the kernel rereads the program's executable files all the time: that counts as memory, too.
 */
function endingOf(facts: ExitFacts, limits: RunLimits): Ending {
  if (facts.kill === 'abort') return { status: 'aborted' };
  if (facts.oomKills > 0) return { status: 'memory-limit', limit: 'memory' };
  const ending = endingWithin(facts, limits);
  if (ending.status === 'time-limit' && facts.refaults >= THRASHING_REFAULTS) {
    return { status: 'memory-limit', limit: 'memory' };
  }
  if (facts.pidsMaxHits > 0 && EXPLAINED_BY_PROCESSES.has(ending.status)) {
    return { status: 'process-limit', limit: 'processes' };
  }
  return ending;
}

/** Turns the runner's facts into an outcome. Pure. */
export function classify({ facts, stdout, stderr }: FinishedRun, limits: RunLimits): RunOutcome {
  return {
    ...endingOf(facts, limits),
    exitCode: facts.exitCode,
    signal: facts.signal,
    stdout,
    stderr,
    usage: usageOf(facts),
    processLimitMet: facts.pidsMaxHits > 0,
  };
}

/** What is known of a run whose box ended under it. */
export interface LostRun {
  readonly wallMs: number;
  readonly memoryBytes: number;
}

const NO_OUTPUT = new Uint8Array(0);

function lost(ending: Ending, { wallMs, memoryBytes }: LostRun): RunOutcome {
  return {
    ...ending,
    exitCode: null,
    signal: null,
    stdout: NO_OUTPUT,
    stderr: NO_OUTPUT,
    usage: { cpuMs: 0, wallMs, memoryBytes },
    processLimitMet: false,
  };
}

/** The box died because memory ran out, runner included: the program caused it. */
export const memoryDeath = (run: LostRun): RunOutcome =>
  lost({ status: 'memory-limit', limit: 'memory' }, run);

/** The box was removed from outside because the runner did not end the run in time. */
export const wallDeath = (run: LostRun): RunOutcome => lost({ status: 'time-limit', limit: 'wall' }, run);

/** The owner closed the box while the run was still wanted. */
export const closedUnder = (run: LostRun): RunOutcome => lost({ status: 'aborted' }, run);
