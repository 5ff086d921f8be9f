import type { Limits } from '@hone/contracts';
import type { Judged } from '../evidence.js';
import { describeEnding, judgeEnding } from '../judge-case.js';
import type { Conversation } from '../validator/interaction.js';

const OTHERWISE = 'did not behave as the code base does';

/** Ended by its own error; a program that the test broke off ends by a signal. */
const crashed = ({ status, signal }: Conversation['outcome']): boolean =>
  status === 'runtime-error' && signal === null;

/**
 * A behaviour test's decision as a verdict. A rejection counts however the program ended; with an acceptance, the
 * program must also end well.
 */
export function judgeBehaviour({ outcome, word, transcript }: Conversation, limits: Limits): Judged {
  const spoken = { transcript, ...(word?.remark !== undefined && { remark: word.remark }) };
  if (word !== undefined && !word.accepted) {
    const { message } = word;
    const happened = crashed(outcome) ? `${OTHERWISE}, and ${describeEnding(outcome, limits)}` : OTHERWISE;
    return {
      verdict: { ok: false, reason: 'wrong-answer', happened, ...(message !== undefined && { message }) },
      ...spoken,
    };
  }
  if (word !== undefined && outcome.status === 'exited') return { verdict: { ok: true }, ...spoken };
  return { verdict: judgeEnding(outcome, limits), ...spoken };
}
