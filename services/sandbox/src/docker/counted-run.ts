import type { RunOutcome } from '@hone/contracts/sandbox';

const COUNTER_LINE = /^==\d+==(?: .*)?\n?/gm;
const COLLECTED = /^==\d+== Collected : (\d+)$/gm;

/**
 * A run under valgrind's callgrind, without what the counter itself printed on standard error. Only a run
 * that ended well has a count; of several counts, as from children, the last is the program's own.
 */
export function readCounted(outcome: RunOutcome): RunOutcome {
  const text = Buffer.from(outcome.stderr).toString('latin1');
  const stderr = Buffer.from(text.replaceAll(COUNTER_LINE, ''), 'latin1');
  const count = Number([...text.matchAll(COLLECTED)].at(-1)?.[1]);
  if (outcome.status !== 'exited' || !Number.isSafeInteger(count) || count < 1) return { ...outcome, stderr };
  return { ...outcome, stderr, instructions: count };
}
