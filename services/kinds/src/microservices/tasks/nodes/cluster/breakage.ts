import type { Reason } from '@hone/contracts';
import type { ProgramOutcome } from '@hone/contracts/sandbox';
import { evidenceText } from '../../../../judging/evidence-text.js';

/** Why a scenario ended early: a node that ended, or one that broke the protocol. */
export interface Breakage {
  readonly node: string;
  readonly reason: Reason;
  /** For the learner, with the line in question. */
  readonly sentence: string;
}

const SHOWN_OF_A_LINE = 300;

export const quoteLine = (line: string): string => evidenceText(line, SHOWN_OF_A_LINE);

/** A line that a node should not have printed; `what` follows its name. */
export const brokenBy = (node: string, what: string, line: string): Breakage => ({
  node,
  reason: 'contract',
  sentence: `${node} ${what}: ${quoteLine(line)}`,
});

const LIMITS = {
  'time-limit': 'was stopped at its time limit',
  'memory-limit': 'used more memory than it has',
  'output-limit': 'printed more than it may',
  'process-limit': 'needed more processes or threads than it may have',
} as const;

/** A node whose program ended by itself, which none should before the scenario ends. */
export function endedBy(node: string, { status, exitCode, signal }: ProgramOutcome): Breakage {
  if (Object.hasOwn(LIMITS, status)) {
    const reason = status as keyof typeof LIMITS;
    return { node, reason, sentence: `${node} ${LIMITS[reason]}, and ended.` };
  }
  const how = signal === null ? `exit code ${exitCode ?? 'unknown'}` : `signal ${signal}`;
  return {
    node,
    reason: 'runtime-error',
    sentence: `${node} ended in the middle of the scenario (${how}). A node must run until its input ends.`,
  };
}
