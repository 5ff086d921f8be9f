import type { Limits, Reason } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { decodeText } from '../judging/evidence-text.js';
import { compareAnswer } from './checkers/compare-answer.js';
import { compareIcpc } from './checkers/compare-icpc.js';
import { getIcpcFlags } from './checkers/icpc-flags.js';
import type { Checker } from './definition.js';

/** The verdict on one case. */
export type CaseVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: Reason;
      /** What happened, without revealing the data: `stopped at the CPU limit of 2000 ms`. */
      readonly happened: string;
      /** The message of the author's test to the learner; may be shown for hidden cases, too. */
      readonly message?: string;
      /** About the data: for visible cases only. */
      readonly difference?: { readonly line: number; readonly text: string };
    };

const SIGNALS: Readonly<Record<number, string>> = {
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
  31: 'SIGSYS',
};

/** Judges a finished run by its outcome first and its output second: a limit or a crash beats a right answer. */
export function judgeCase(
  checker: Checker,
  limits: Limits,
  outcome: RunOutcome,
  expected: Uint8Array,
  flags?: readonly string[],
): CaseVerdict {
  const verdict =
    outcome.status === 'exited' ? judgeOutput(checker, outcome, expected, flags) : ended(outcome, limits);
  return explainByProcesses(verdict, limits, outcome);
}

/** Judges a run that did not end well, ignoring its output. */
export function judgeEnding(outcome: RunOutcome, limits: Limits): CaseVerdict {
  return explainByProcesses(ended(outcome, limits), limits, outcome);
}

/** Names the process limit where a program met it and failed. */
export function explainByProcesses(verdict: CaseVerdict, limits: Limits, outcome: RunOutcome): CaseVerdict {
  // A program that met the process limit and answers right all the same passes; one that does not failed by it.
  if (!verdict.ok && outcome.processLimitMet && verdict.reason !== 'process-limit')
    return {
      ...verdict,
      reason: 'process-limit',
      happened: `${metProcessLimit(limits)} and ${verdict.happened}`,
    };
  return verdict;
}

function judgeOutput(
  checker: Checker,
  outcome: RunOutcome,
  expected: Uint8Array,
  flags?: readonly string[],
): CaseVerdict {
  const comparison =
    checker.type === 'icpc'
      ? compareIcpc(getIcpcFlags(flags ?? checker.flags), expected, outcome.stdout)
      : compareAnswer(checker, decodeText(expected), decodeText(outcome.stdout));
  if (comparison.same) return { ok: true };
  const { line, text } = comparison;
  if (comparison.presentation)
    return {
      ok: false,
      reason: 'presentation',
      happened: 'printed the right values in the wrong form',
      difference: { line, text },
    };
  const happened = outcome.stdout.length === 0 ? 'printed nothing' : 'printed a wrong answer';
  return { ok: false, reason: 'wrong-answer', happened, difference: { line, text } };
}

function ended(outcome: RunOutcome, limits: Limits): CaseVerdict {
  const happened = describeEnding(outcome, limits);
  switch (outcome.status) {
    case 'exited':
    case 'aborted':
      throw new Error(`a run ended as ${outcome.status} where a failure was to be described`);
    default:
      return { ok: false, reason: outcome.status, happened };
  }
}

/** How a run ended, as the rest of a sentence that begins with the program. */
export function describeEnding(outcome: RunOutcome, limits: Limits): string {
  switch (outcome.status) {
    case 'exited':
      return 'ended normally';
    case 'runtime-error':
      return outcome.signal === null
        ? `ended with exit code ${outcome.exitCode ?? 'unknown'}`
        : `was ended by signal ${outcome.signal}${SIGNALS[outcome.signal] ? ` (${SIGNALS[outcome.signal]})` : ''}`;
    case 'time-limit':
      return outcome.limit === 'wall'
        ? `was stopped at the limit of ${limits.wallMs} ms of elapsed time`
        : `was stopped at the limit of ${limits.cpuMs} ms of CPU time`;
    case 'memory-limit':
      return `needed more than ${limits.memoryMiB} MiB of memory`;
    case 'output-limit':
      return `printed more than ${limits.outputKiB} KiB on ${outcome.limit === 'stderr' ? 'stderr' : 'stdout'}`;
    case 'process-limit':
      return metProcessLimit(limits);
    case 'aborted':
      return 'was stopped';
  }
}

function metProcessLimit(limits: Limits): string {
  return `met the limit of ${limits.processes} processes and threads`;
}
