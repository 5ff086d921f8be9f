import type { Evidence, Limits } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { evidenceText } from '../judging/evidence-text.js';
import type { Case } from './cases.js';
import { describeEnding, type CaseVerdict } from './judge-case.js';

type Failure = Extract<CaseVerdict, { ok: false }>;

const STDERR_CHARACTERS = 4_000;

/** A finished run of one case with all that was known about it. */
export interface FinishedCase {
  readonly input: Uint8Array;
  readonly expected: Uint8Array;
  readonly outcome: RunOutcome;
}

/** Why a visible case failed: the answer beside the expected one. */
export function visibleFailure({ input, expected, outcome }: FinishedCase, failure: Failure): Evidence {
  const said = failure.difference === undefined ? '' : ` ${failure.difference.text}`;
  return {
    type: 'diff',
    input: evidenceText(input),
    expected: evidenceText(expected),
    actual: evidenceText(outcome.stdout),
    ...stderrOf(outcome),
    ...(failure.difference && { firstDifference: failure.difference.line }),
    text: evidenceText(`Your program ${failure.happened}.${said}`),
  };
}

/** Why a hidden check failed: family, size, kind of failure and counts, never the data. */
export function hiddenFailure(of: Case, failure: Failure, passed: number, total: number): Evidence {
  const where = of.type === 'fixed' ? 'a fixed hidden case' : `family "${of.family}" at size ${of.size}`;
  const count = total === 1 ? '' : ` ${passed} of ${total} cases had passed before it.`;
  return { type: 'summary', text: `Your program ${failure.happened} on ${where}.${count}` };
}

/** What a program printed and how it ended, unjudged. */
export function programOutput(outcome: RunOutcome, limits: Limits): Evidence {
  return {
    type: 'output',
    stdout: evidenceText(outcome.stdout),
    ...stderrOf(outcome),
    exit: `Your program ${describeEnding(outcome, limits)}.`,
  };
}

function stderrOf(outcome: RunOutcome): { stderr?: string } {
  return outcome.stderr.length === 0 ? {} : { stderr: evidenceText(outcome.stderr, STDERR_CHARACTERS) };
}
