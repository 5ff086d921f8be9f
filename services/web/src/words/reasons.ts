import { isWrongOrder, type Check, type Reason } from '@hone/contracts';

interface ReasonWords {
  /** Two or three words, as in a table. */
  readonly short: string;
  /** Why the check failed, addressed to the learner. */
  readonly sentence: string;
}

/** The closed list of reasons in plain words. */
export const REASON_WORDS: Readonly<Record<Reason, ReasonWords>> = {
  'wrong-answer': {
    short: 'wrong answer',
    sentence: 'It ran to the end, but the answer is not the expected one.',
  },
  'compile-error': {
    short: 'does not compile',
    sentence: 'The code did not compile, so nothing could be run.',
  },
  'runtime-error': {
    short: 'stopped with an error',
    sentence: 'The program ended with an error or a crash before it was done.',
  },
  'time-limit': {
    short: 'over the time limit',
    sentence: 'The program was still running when its time was used up.',
  },
  'memory-limit': {
    short: 'over the memory limit',
    sentence: 'The program asked for more memory than the limit allows.',
  },
  'output-limit': {
    short: 'too much output',
    sentence: 'The program printed more than the limit allows and was stopped.',
  },
  'process-limit': {
    short: 'too many processes',
    sentence: 'The program started more processes or threads than the limit allows.',
  },
  presentation: {
    short: 'wrong form or order',
    sentence: 'The answer is right, but its form is not: look at blanks, line ends, names and order.',
  },
  'too-slow': {
    short: 'correct but too slow',
    sentence: 'The answer is correct, but it costs more than the task allows.',
  },
  forbidden: {
    short: 'not allowed',
    sentence: 'The answer uses something that this task does not allow.',
  },
  contract: {
    short: 'breaks the interface',
    sentence: 'The answer does not keep to the interface in the statement.',
  },
  unsafe: {
    short: 'unsafe',
    sentence: 'The answer can lose or expose data in a case that the task covers.',
  },
  'not-found': {
    short: 'not found',
    sentence: 'A file, a table or an address that the check needs is not there.',
  },
  platform: {
    short: 'platform fault',
    sentence: 'Something failed on our side. This does not count against you.',
  },
};

const ORDER_WORDS: ReasonWords = {
  short: 'wrong order',
  sentence: 'The rows are right, but they stand in the wrong order.',
};

/** Why a check failed; undefined where it did not. */
export function reasonWords(check: Pick<Check, 'reason' | 'evidence'>): ReasonWords | undefined {
  if (check.reason === undefined) return undefined;
  return isWrongOrder(check) ? ORDER_WORDS : REASON_WORDS[check.reason];
}
