import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, ProgramOutcome, RunningProgram, StartRequest } from '@hone/contracts/sandbox';
import { decodeText, evidenceText } from '../../judging/evidence-text.js';
import type { OptimizationDefinition, ProgramChecker } from '../definition.js';
import { TrustedProgramFault } from '../trusted-program-fault.js';
import { validatorBox } from '../topology.js';
import {
  CLEAR_FEEDBACK,
  parseFeedback,
  PRINT_FEEDBACK,
  readScore,
  type FeedbackName,
  type GivenScore,
} from './feedback.js';
import { collect } from '../../judging/streams.js';
import { findValidator, type ValidatorSources } from './find-validator.js';
import { BUILD_BY_SCRIPT, RUN_BY_SCRIPT } from './scripts.js';

/** Exit codes of a validator; everything else means that it does not work. */
const ACCEPTS = 42;
const REJECTS = 43;

const STEP_LIMITS = { cpuMs: 10_000, wallMs: 30_000, stdoutBytes: 64 * 1024, stderrBytes: 64 * 1024 };
const NO_FEEDBACK = "the validator's feedback folder is out of order";
const DIAGNOSTICS_CHARACTERS = 4_000;
const MESSAGE_CHARACTERS = 600;

/** Files of the current case, below /box: programs may read and not write them. */
const CASE_FILES = { input: 'hone-case/input.in', answer: 'hone-case/answer.ans' } as const;
export const CASE_PATHS = [`/box/${CASE_FILES.input}`, `/box/${CASE_FILES.answer}`] as const;

/** A validator's decision on one case. */
export interface ValidatorWord {
  readonly accepted: boolean;
  readonly score?: GivenScore;
  /** Its message to the learner, cut and with nothing invisible in it. */
  readonly message?: string;
  /** Its message to its author alone, cut and with nothing invisible in it. */
  readonly remark?: string;
}

/** The compiled validator in its box. */
export interface ValidatorProgram {
  readonly box: Box;
  readonly checker: ProgramChecker;
  /** Starts it, by its own script where it has one. */
  start(request: Pick<StartRequest, 'args' | 'limits'>): Promise<RunningProgram>;
  /** Prepares a case; nothing of an earlier one is left. */
  prepare(input: Uint8Array, answer: Uint8Array): Promise<void>;
  /** The meaning of its ending; `what` names the case. Throws TrustedProgramFault for anything but a decision on the answer. */
  listen(ending: ProgramOutcome, stderr: Uint8Array, what: string): Promise<ValidatorWord>;
}

/** Opens the box of the challenge's validator and compiles it. Throws TrustedProgramFault when that fails. */
export async function openValidator(
  session: TrustedSession<OptimizationDefinition>,
  checker: ProgramChecker,
): Promise<ValidatorProgram> {
  const found = findValidator(session.package.files, checker);
  if ('wrong' in found) throw new TrustedProgramFault(found.wrong, '');
  return openSources(session, checker, found);
}

/** Opens a box for these sources and compiles them. Throws TrustedProgramFault when they do not compile. */
export async function openSources(
  session: TrustedSession<OptimizationDefinition>,
  checker: ProgramChecker,
  sources: ValidatorSources,
): Promise<ValidatorProgram> {
  const { entry, files } = sources;
  const box = await session.open(validatorBox(checker, sources));
  await box.put([...files].map(([path, content]) => ({ path, content })));
  const wrong = `the validator ${checker.path} does not compile`;
  if (entry === undefined) await step(box, BUILD_BY_SCRIPT, wrong);
  else {
    const compiled = await box.compile(entry);
    if (!compiled.ok) throw new TrustedProgramFault(wrong, compiled.output);
  }
  const own = entry === undefined ? { argv: RUN_BY_SCRIPT } : {};
  return {
    box,
    checker,
    start: (request) => box.start({ ...own, ...request }),
    prepare: async (input, answer) => {
      await box.put([
        { path: CASE_FILES.input, content: input },
        { path: CASE_FILES.answer, content: answer },
      ]);
      await step(box, CLEAR_FEEDBACK, NO_FEEDBACK);
    },
    listen: (ending, stderr, what) => listen(box, ending, stderr, what),
  };
}

async function listen(
  box: Box,
  ending: ProgramOutcome,
  stderr: Uint8Array,
  what: string,
): Promise<ValidatorWord> {
  const diagnostics = evidenceText(decodeText(stderr), DIAGNOSTICS_CHARACTERS);
  const { exitCode } = ending;
  if (ending.status !== 'runtime-error' || (exitCode !== ACCEPTS && exitCode !== REJECTS))
    throw new TrustedProgramFault(`the validator ${describeFault(ending)} on ${what}`, diagnostics);
  const feedback = parseFeedback(await step(box, PRINT_FEEDBACK, NO_FEEDBACK));
  if (feedback.has('nextpass.in'))
    throw new TrustedProgramFault(
      `the validator asked for another pass on ${what}; there is one only`,
      diagnostics,
    );
  const score = readScore(feedback);
  if (score !== undefined && 'wrong' in score)
    throw new TrustedProgramFault(`the validator cannot be believed on ${what}: ${score.wrong}`, diagnostics);
  const said = (name: FeedbackName) => evidenceText(feedback.get(name) ?? '', MESSAGE_CHARACTERS).trim();
  const [message, remark] = [said('teammessage.txt'), said('judgemessage.txt')];
  return {
    accepted: exitCode === ACCEPTS,
    ...(score && { score }),
    ...(message !== '' && { message }),
    ...(remark !== '' && { remark }),
  };
}

function describeFault({ status, exitCode, signal, limit }: ProgramOutcome): string {
  if (status === 'exited' || (status === 'runtime-error' && signal === null))
    return `ended with exit code ${exitCode ?? 'none'}, neither ${ACCEPTS} nor ${REJECTS},`;
  if (status === 'runtime-error') return `crashed (signal ${signal ?? 'unknown'})`;
  if (status === 'time-limit') return `did not end within its ${limit === 'wall' ? 'time' : 'CPU'} limit`;
  return `ended as ${status}`;
}

/** Runs a command of ours in the validator's box and returns its output. `wrong` is the meaning of a failure. */
async function step(box: Box, argv: readonly string[], wrong: string): Promise<Uint8Array> {
  const program = await box.start({ argv, limits: STEP_LIMITS });
  program.stdin.end();
  const [stdout, stderr, ending] = await Promise.all([
    collect(program.stdout, STEP_LIMITS.stdoutBytes),
    collect(program.stderr, STEP_LIMITS.stderrBytes),
    program.exited,
  ]);
  if (ending.status === 'exited') return stdout;
  throw new TrustedProgramFault(`${wrong} (${ending.status})`, decodeText(stderr));
}
