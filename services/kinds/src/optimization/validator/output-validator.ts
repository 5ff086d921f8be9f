import type { CaseVerdict } from '../judge-case.js';
import { describeCase, type Case } from '../cases.js';
import type { FinishedCase, Judged } from '../evidence.js';
import { collect } from '../../judging/streams.js';
import { CASE_PATHS, type ValidatorProgram, type ValidatorWord } from './validator-program.js';
import { FEEDBACK_FOLDER } from './feedback.js';

const KIBIBYTE = 1024;

/** Wall time beyond CPU time that a validator may spend on starting and on reading. */
export const VALIDATOR_WALL_SLACK_MS = 30_000;
export const VALIDATOR_STDERR_BYTES = 64 * KIBIBYTE;

/**
 * Asks the validator about an answer: `input answer feedback_dir [flags] < answer of the learner's program`. Throws
 * TrustedProgramFault when it says neither yes (exit code 42) nor no (43).
 */
export async function validateOutput(
  validator: ValidatorProgram,
  of: Case,
  { input, expected, outcome }: Pick<FinishedCase, 'input' | 'expected' | 'outcome'>,
): Promise<Judged> {
  const { checker } = validator;
  await validator.prepare(input, expected);
  const program = await validator.start({
    args: [...CASE_PATHS, FEEDBACK_FOLDER, ...flagsOf(of, checker.flags)],
    limits: { cpuMs: checker.cpuMs, wallMs: checker.cpuMs + VALIDATOR_WALL_SLACK_MS },
  });
  // A validator need not read its input: the rest is dropped.
  program.stdin.on('error', () => undefined);
  program.stdin.end(outcome.stdout);
  const [, stderr, ending] = await Promise.all([
    collect(program.stdout, 0),
    collect(program.stderr, VALIDATOR_STDERR_BYTES),
    program.exited,
  ]);
  return judgedBy(await validator.listen(ending, stderr, describeCase(of)), outcome.stdout.length === 0);
}

/** The flags of a case, else the checker's. */
export function flagsOf(of: Case, usual: readonly string[]): readonly string[] {
  return (of.type === 'fixed' ? of.flags : undefined) ?? usual;
}

/** A validator's decision as a verdict. */
export function judgedBy({ accepted, score, remark }: ValidatorWord, silent: boolean): Judged {
  const verdict: CaseVerdict = accepted
    ? { ok: true }
    : {
        ok: false,
        reason: 'wrong-answer',
        happened: silent ? 'printed nothing' : 'printed a wrong answer',
      };
  return { verdict, ...(score && { score }), ...(remark !== undefined && { remark }) };
}
