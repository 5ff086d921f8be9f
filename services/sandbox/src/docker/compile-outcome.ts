import type { CompileOutcome, RunOutcome, RunStatus } from '@hone/contracts/sandbox';

const MAX_OUTPUT_CHARS = 65_536;

/** Message for a learner when something other than the compiler itself ended the compiler. */
const STOPPED: Partial<Readonly<Record<RunStatus, string>>> = {
  'time-limit': 'The compiler was stopped by its time limit.',
  'memory-limit': 'The compiler was stopped by the memory limit.',
  'output-limit': 'The compiler was stopped because it printed too much.',
  'process-limit': 'The compiler was stopped by the process limit.',
};

const textOf = ({ stdout, stderr }: RunOutcome): string =>
  [stdout, stderr]
    .map((bytes) => Buffer.from(bytes).toString('utf8').trimEnd())
    .filter((text) => text !== '')
    .join('\n');

function failed(outcome: RunOutcome, note: string | undefined): CompileOutcome {
  const room = MAX_OUTPUT_CHARS - (note === undefined ? 0 : note.length + 1);
  const text = textOf(outcome).slice(0, room);
  const output = note === undefined ? text : [text, note].filter((part) => part !== '').join('\n');
  return { ok: false, output, usage: outcome.usage, reason: 'compile-error' };
}

/** Judges the compile step: an error of the compiler, or a limit that stopped it, is a compile error. */
export function compileOutcome(outcome: RunOutcome): CompileOutcome {
  if (outcome.status !== 'exited') return failed(outcome, STOPPED[outcome.status]);
  return { ok: true, output: textOf(outcome).slice(0, MAX_OUTPUT_CHARS), usage: outcome.usage };
}

/** The compiler ended well, but its products are missing or too large. */
export const unusableProducts = (outcome: RunOutcome, why: string): CompileOutcome =>
  failed(outcome, `The compiled program could not be taken: ${why}`);
