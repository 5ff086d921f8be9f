import type { Limits } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { Box, RunLimits, RunOutcome, RunRequest } from '@hone/contracts/sandbox';
import type { BehaviourTest } from './behaviour/behaviour-tests.js';
import { judgeBehaviour } from './behaviour/judge-behaviour.js';
import type { Case } from './cases.js';
import { isProgramChecker, type OptimizationDefinition } from './definition.js';
import type { FinishedCase, Judged } from './evidence.js';
import { explainByProcesses, judgeEnding } from './judge-case.js';
import { asRequested, measuredTime, type RunMeasured } from './measuring/programs/measured-program.js';
import type { TrustedPrograms } from './trusted-programs.js';
import { converse, type Conversation } from './validator/interaction.js';
import { judgedBy, validateOutput } from './validator/output-validator.js';
import { openSources, openValidator, type ValidatorProgram } from './validator/validator-program.js';

type Session = GradingSession<OptimizationDefinition>;

const KIBIBYTE = 1024;
/** A run that wipes what programs left: a started program leaves its files. */
const WIPE = {
  argv: ['/bin/true'],
  limits: { cpuMs: 1000, wallMs: 10_000, stdoutBytes: 0, stderrBytes: 1024 },
};

/** The learner's compiled program in its box. */
export interface Candidate {
  /** Runs it on a case; may be called ahead of its turn. */
  runCase(of: Case): Promise<FinishedCase>;
  runInput(stdin: Uint8Array): Promise<RunOutcome>;
  /** Runs it under a CPU limit for measuring, in whole milliseconds. */
  readonly runMeasured: RunMeasured;
  /** The same under the runtime's counter of instructions, where it has one. */
  runCounted(stdin: Uint8Array, cpuMs: number): Promise<RunOutcome>;
  /** Sum of the wall times of its runs so far. */
  runMs(): number;
}

/** The learner's side of grading: runs go to `box`; inputs and expected answers come from the trusted side. */
export function createCandidate(session: Session, box: Box, trusted: TrustedPrograms): Candidate {
  const { limits: allowed } = session.package.manifest;
  const { checker } = session.definition;
  const validator = validatorOf(session);
  const { run, inTurn, limits, spend, spent } = createRuns(session, box);
  const runMeasured: RunMeasured = (stdin, own, how) =>
    run(stdin, [], { ...limits, ...measuredTime(own) }, asRequested(how));
  const runCounted = (stdin: Uint8Array, own: number): Promise<RunOutcome> =>
    run(stdin, [], { ...limits, ...measuredTime(own) }, { counted: true });
  const talk = async (
    of: Case,
    open: () => Promise<ValidatorProgram>,
    judge: (spoken: Conversation, limits: Limits) => Judged,
  ): Promise<FinishedCase> => {
    const [input, expected] = [await trusted.input(of), await trusted.answer(of)];
    const spoken = await inTurn(session.signal, async () => {
      await box.run(WIPE);
      return converse(await open(), { box, limits, args: argsOf(of) }, of, { input, answer: expected });
    });
    spend(spoken.outcome.usage.wallMs);
    return { input, expected, outcome: spoken.outcome, judged: judge(spoken, allowed) };
  };
  const runCase = async (of: Case): Promise<FinishedCase> => {
    if (of.type === 'behaviour') return withTest(session, of.test, (test) => talk(of, test, judgeBehaviour));
    if (checker.type === 'interactive') return talk(of, validator, judgeTalk);
    const input = await trusted.input(of);
    // The reference works in its own box while the learner's program runs.
    const [outcome, expected] = await Promise.all([run(input, argsOf(of)), trusted.answer(of)]);
    const finished = { input, expected, outcome };
    if (checker.type !== 'custom' || outcome.status !== 'exited') return finished;
    const ask = async () => validateOutput(await validator(), of, finished);
    const judged = await inTurn(session.signal, ask);
    const verdict = explainByProcesses(judged.verdict, allowed, outcome);
    return { ...finished, judged: { ...judged, verdict } };
  };
  return { runCase, runInput: (stdin) => run(stdin), runMeasured, runCounted, runMs: spent };
}

/** Runs of the learner's program in its box, and their total wall time in milliseconds. */
function createRuns(session: Session, box: Box) {
  const limits = runLimits(session);
  const inTurn = oneAtATime();
  let runMs = 0;
  const spend = (wallMs: number): void => {
    runMs += wallMs;
  };
  const runNow = async (
    stdin: Uint8Array,
    args: readonly string[] = [],
    under: RunLimits = limits,
    how: Pick<RunRequest, 'counted' | 'sliceMs' | 'lowerCpuMs'> = {},
  ): Promise<RunOutcome> => {
    session.signal.throwIfAborted();
    const outcome = await box.run({ stdin, args, limits: under, ...how });
    session.signal.throwIfAborted();
    if (outcome.status === 'aborted') throw new Error('a run was aborted though nobody asked for it');
    spend(outcome.usage.wallMs);
    return outcome;
  };
  // A box runs nothing else during a conversation: where both occur, they take turns.
  const run: typeof runNow = (...request) =>
    session.definition.behaviour === undefined
      ? runNow(...request)
      : inTurn(session.signal, () => runNow(...request));
  return { run, inTurn, limits, spend, spent: () => runMs };
}

/** What a run of the learner's program on a case may use. */
export function runLimits(session: Session): RunLimits {
  const { cpuMs, wallMs, outputKiB } = session.package.manifest.limits;
  const bytes = outputKiB * KIBIBYTE;
  return { cpuMs, wallMs, stdoutBytes: bytes, stderrBytes: bytes };
}

const argsOf = (of: Case): readonly string[] => (of.type === 'fixed' ? (of.args ?? []) : []);

function judgeTalk({ outcome, word, transcript }: Conversation, limits: Limits): Judged {
  // Once the validator has rejected, it does not matter how the program ended.
  if (word !== undefined && (!word.accepted || outcome.status === 'exited'))
    return { ...judgedBy(word, false), transcript };
  const remark = word?.remark;
  return { verdict: judgeEnding(outcome, limits), transcript, ...(remark !== undefined && { remark }) };
}

/** One conversation after another: a validator and a program have one box each. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const result = last.then(async () => {
      signal.throwIfAborted();
      try {
        return await work();
      } finally {
        // A failure because the boxes were closed is not the program's own.
        signal.throwIfAborted();
      }
    });
    last = result.catch(() => undefined);
    return result;
  };
}

/** A behaviour test in its own box, opened at once, while others run, and closed after its turn. */
async function withTest<T>(
  session: Session,
  test: BehaviourTest,
  use: (open: () => Promise<ValidatorProgram>) => Promise<T>,
): Promise<T> {
  session.signal.throwIfAborted();
  const opening = openSources(session, test.checker, test.sources);
  opening.catch(() => undefined);
  try {
    return await use(() => opening);
  } finally {
    // Grading does not wait for the removal; a box that fails to close here is closed again with all the others.
    opening.then((program) => program.box.close()).catch(() => undefined);
  }
}

/** Opens the challenge's validator when it is first asked for. */
function validatorOf(session: Session): () => Promise<ValidatorProgram> {
  const { checker } = session.definition;
  let opened: Promise<ValidatorProgram> | undefined;
  return () => {
    if (!isProgramChecker(checker)) throw new Error(`checker ${checker.type} is no program`);
    return (opened ??= openValidator(session, checker));
  };
}
