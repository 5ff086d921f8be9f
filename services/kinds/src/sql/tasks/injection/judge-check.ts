import type { Limits, Reason } from '@hone/contracts';
import type { ProgramOutcome } from '@hone/contracts/sandbox';
import { canonicalJson } from '../../compare/json-text.js';
import { describeEnding } from '../../checks/describe-failure.js';
import type { CallShapes, HeardCall, HeardStatement, Violation } from './call-shapes.js';
import type { BreakOff, Spoken } from './conversation.js';
import type { CallStep, Injection } from './definition.js';
import type { Refusal } from './program-session.js';

/** One call of a check, with its outcome. */
export interface CallRun {
  readonly step: CallStep;
  readonly spoken: Spoken;
  readonly heard: HeardCall;
}

/** Why a check fails; `step` counts from 0. */
export type CheckFailure = {
  readonly step: number;
  readonly reason: Reason;
} & (
  | { readonly kind: 'violation'; readonly statement: HeardStatement; readonly violation: Violation }
  | { readonly kind: 'forbidden'; readonly statement: HeardStatement; readonly what: string }
  /** `message` says nothing about the data; `refusal` is the server's error before the program gave up. */
  | { readonly kind: 'ending'; readonly message: string; readonly refusal?: Refusal | undefined }
  | { readonly kind: 'answer'; readonly expected: string; readonly actual: string }
);

/** What a check is compared with. */
export interface Judged {
  /** The reference's answers, one for each step. */
  readonly expected: readonly string[];
  /** Set for hostile checks. */
  readonly shapesOf?: ((call: string) => CallShapes) | undefined;
  readonly limits: Limits;
  readonly caps: Pick<Injection, 'statements' | 'rows'>;
}

/** The server's SQLSTATE for a missing right. */
const NO_RIGHT = '42501';

/**
 * The first failure in the calls of a check; undefined if there is none. Statements are checked before the program's
 * ending, because an injected statement may be the reason for the ending.
 */
export function findFailure(runs: readonly CallRun[], judged: Judged): CheckFailure | undefined {
  for (const [step, run] of runs.entries()) {
    const failure = violationIn(run, judged) ?? forbiddenIn(run) ?? endingOf(run, judged);
    if (failure !== undefined) return { step, ...failure };
    const [expected = '', actual = ''] = [judged.expected[step], run.spoken.answer];
    if (canonicalJson(actual) !== canonicalJson(expected))
      return { step, kind: 'answer', reason: 'wrong-answer', expected, actual };
  }
  return undefined;
}

type WithoutStep<Failure> = Failure extends unknown ? Omit<Failure, 'step'> : never;
type Found = WithoutStep<CheckFailure> | undefined;

function violationIn({ step, heard }: CallRun, { shapesOf }: Judged): Found {
  const found = shapesOf?.(step.call).findViolation(heard);
  return found && { kind: 'violation', reason: 'unsafe', ...found };
}

/** Statements that no program of this task may send, whatever its arguments. */
function forbiddenIn({ heard, spoken }: CallRun): Found {
  for (const [place, statement] of heard.statements.entries()) {
    const what = whyForbidden(statement, spoken.statements[place]?.refusal);
    if (what !== undefined) return { kind: 'forbidden', reason: 'forbidden', statement, what };
  }
  return undefined;
}

function whyForbidden({ read }: HeardStatement, refusal: Refusal | undefined): string | undefined {
  if (read.kind === 'several') return `it holds ${read.count} statements; a program sends one at a time`;
  if (read.kind === 'rejected')
    return 'a program sends SELECT, INSERT, UPDATE, DELETE and transactions, and nothing else';
  return refusal?.sqlstate === NO_RIGHT ? 'the role of the program has no right to do this' : undefined;
}

function endingOf({ spoken }: CallRun, { limits, caps }: Judged): Found {
  const { broken, outcome, answer, statements } = spoken;
  const refusal = statements.at(-1)?.refusal;
  if (broken !== undefined) return { kind: 'ending', ...describeBreakOff(broken, limits, caps) };
  if (outcome.status !== 'exited')
    return { kind: 'ending', refusal, reason: reasonOf(outcome), message: describeOutcome(outcome, limits) };
  if (answer !== undefined) return undefined;
  return { kind: 'ending', refusal, reason: 'presentation', message: 'the program ended without an answer' };
}

function describeBreakOff(
  broken: BreakOff,
  { wallMs }: Limits,
  caps: Judged['caps'],
): { readonly reason: Reason; readonly message: string } {
  switch (broken.kind) {
    case 'malformed':
      return { reason: 'presentation', message: broken.message };
    case 'too-many-statements':
      return {
        reason: 'output-limit',
        message: `it sent more than ${caps.statements} statements for one call`,
      };
    case 'line-too-long':
      return { reason: 'output-limit', message: 'it printed a line longer than 256 KiB' };
    case 'too-many-rows':
      return { reason: 'output-limit', message: `a statement brought more than ${caps.rows} rows` };
    default: {
      const { reason, text } = describeEnding({ ...broken, of: 'A statement' }, wallMs);
      return { reason, message: text.replace(/\.$/, '') };
    }
  }
}

function reasonOf({ status }: ProgramOutcome): Reason {
  return status === 'exited' || status === 'aborted' ? 'runtime-error' : status;
}

function describeOutcome(outcome: ProgramOutcome, limits: Limits): string {
  switch (outcome.status) {
    case 'time-limit':
      return outcome.limit === 'cpu'
        ? `the program was stopped at the CPU limit of ${limits.cpuMs} ms`
        : `the program was stopped after ${limits.wallMs} ms`;
    case 'memory-limit':
      return `the program needed more than ${limits.memoryMiB} MiB`;
    case 'output-limit':
      return `the program printed more than ${limits.outputKiB} KiB`;
    case 'process-limit':
      return `the program started more than ${limits.processes} processes`;
    default:
      return outcome.signal === null
        ? `the program ended with exit code ${outcome.exitCode ?? 'none'}`
        : `the program was ended by signal ${outcome.signal}`;
  }
}
