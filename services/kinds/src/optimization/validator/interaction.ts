import type { Box, ProgramOutcome, RunLimits, RunningProgram, RunOutcome } from '@hone/contracts/sandbox';
import type { Readable, Writable } from 'node:stream';
import { describeCase, type Case } from '../cases.js';
import { FEEDBACK_FOLDER } from './feedback.js';
import { flagsOf, VALIDATOR_STDERR_BYTES, VALIDATOR_WALL_SLACK_MS } from './output-validator.js';
import { collect } from '../../judging/streams.js';
import { Transcript } from './transcript.js';
import { CASE_PATHS, type ValidatorProgram, type ValidatorWord } from './validator-program.js';

const SIGKILL = 9;
const MEBIBYTE = 1024 * 1024;
const VALIDATOR_STDOUT_BYTES = 64 * MEBIBYTE;
const CANDIDATE_STDERR_BYTES = 64 * 1024;

/** How a conversation ended. `word` is absent when the program failed by itself before the validator rejected it. */
export interface Conversation {
  readonly outcome: RunOutcome;
  readonly word?: ValidatorWord;
  readonly transcript: string;
}

/** Dependencies of a conversation besides the validator. */
export interface Partner {
  /** The learner's compiled program. */
  readonly box: Box;
  readonly limits: RunLimits;
  readonly args?: readonly string[] | undefined;
}

/**
 * Connects the validator and the learner's program, each in its own box. The one that ends first decides: a validator's
 * rejection counts however the program ends, and a program that crashes or meets a limit before that has failed by
 * itself. So has one that crashes or meets a limit after it has ended its own output: a validator that rejects
 * in between heard only that end. Output to a program that has ended is read and dropped, so that
 * neither can block. Throws TrustedProgramFault when the validator does not work.
 */
export async function converse(
  validator: ValidatorProgram,
  { box, limits, args = [] }: Partner,
  of: Case,
  files: { readonly input: Uint8Array; readonly answer: Uint8Array },
): Promise<Conversation> {
  const { checker } = validator;
  await validator.prepare(files.input, files.answer);
  const judge = await validator.start({
    args: [...CASE_PATHS, FEEDBACK_FOLDER, ...flagsOf(of, checker.flags)],
    limits: {
      cpuMs: checker.cpuMs,
      wallMs: limits.wallMs + VALIDATOR_WALL_SLACK_MS,
      stdoutBytes: VALIDATOR_STDOUT_BYTES,
    },
  });
  const program = await box.start({ args, limits }).catch(async (error: unknown) => {
    judge.signal(SIGKILL);
    await judge.exited;
    throw error;
  });
  const { endings, transcript, judgeErrors, programErrors } = await connect(judge, program);
  const outcome: RunOutcome = { ...endings.program, stdout: new Uint8Array(), stderr: programErrors };
  const end = { outcome, transcript: transcript.toString() };
  if (endings.decides === 'program' && outcome.status !== 'exited') {
    // It waited, and so did the validator, unless that did not end even after the program was gone.
    if (!waited(outcome) || endings.judge.status !== 'time-limit') return end;
  }
  const word = await validator.listen(endings.judge, judgeErrors, describeCase(of));
  return { ...end, word };
}

interface Endings {
  readonly judge: ProgramOutcome;
  readonly program: ProgramOutcome;
  /** Whose failure counts if both fail. */
  readonly decides: 'judge' | 'program';
}

async function connect(judge: RunningProgram, program: RunningProgram) {
  const transcript = new Transcript();
  pass(judge.stdout, program.stdin, (data) => transcript.add('validator', data));
  pass(program.stdout, judge.stdin, (data) => transcript.add('program', data));
  const errors = [
    collect(judge.stderr, VALIDATOR_STDERR_BYTES),
    collect(program.stderr, CANDIDATE_STDERR_BYTES),
  ] as const;
  const endings = await untilBothEnded(judge, program);
  const [judgeErrors, programErrors] = await Promise.all(errors);
  return { endings, transcript, judgeErrors, programErrors };
}

async function untilBothEnded(judge: RunningProgram, program: RunningProgram): Promise<Endings> {
  let silent = false;
  program.stdout.on('end', () => (silent = true));
  const judged = judge.exited.then((ending) => {
    const who = silent ? 'program' : 'judge';
    // The program's end no longer counts, unless its output had ended; an accepted program must end well.
    if (ending.exitCode !== 42 && !silent) program.signal(SIGKILL);
    return { who, ending } as const;
  });
  const ran = program.exited.then((ending) => {
    // It has failed, so the validator's decision is not needed.
    if (ending.status !== 'exited' && !waited(ending)) judge.signal(SIGKILL);
    return { who: 'program', ending } as const;
  });
  // The race throws a fault of the platform; the other side's rejection then has no handler.
  for (const side of [judged, ran]) side.catch(() => undefined);
  const first = await Promise.race([judged, ran]);
  const [{ ending: ofJudge }, { ending: ofProgram }] = await Promise.all([judged, ran]);
  return { judge: ofJudge, program: ofProgram, decides: first.who };
}

/** Forwards the output of one to the other; once the other has gone, drops it. */
function pass(from: Readable, to: Writable, record: (data: Uint8Array) => void): void {
  let gone = false;
  const lose = (): void => {
    gone = true;
    from.resume();
  };
  to.on('error', lose);
  to.on('close', lose);
  from.on('data', (data: Uint8Array) => {
    if (gone) return;
    record(data);
    if (to.write(data)) return;
    from.pause();
    to.once('drain', () => from.resume());
  });
  from.on('error', () => undefined);
  from.on('close', () => to.end());
  from.on('end', () => to.end());
}

/** Whether a program used up its elapsed time: it may be the validator that kept it waiting. */
const waited = ({ status, limit }: ProgramOutcome): boolean => status === 'time-limit' && limit === 'wall';
