import type { Evidence, Limits } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { evidenceText } from '../judging/evidence-text.js';
import type { Case } from './cases.js';
import { describeEnding, type CaseVerdict } from './judge-case.js';
import type { GivenScore } from './validator/feedback.js';

type Failure = Extract<CaseVerdict, { ok: false }>;

const STDERR_CHARACTERS = 4_000;

/** A finished run of one case with everything known about it. */
export interface FinishedCase {
  readonly input: Uint8Array;
  readonly expected: Uint8Array;
  readonly outcome: RunOutcome;
  /** A validator's verdict; absent where the answer is compared with the expected one. */
  readonly judged?: Judged;
}

/** A validator's verdict, with the score that it gave and the transcript of a conversation. */
export interface Judged {
  readonly verdict: CaseVerdict;
  readonly score?: GivenScore;
  /** For the challenge's author alone. */
  readonly remark?: string;
  /** Of an interactive challenge, whose input and answer a learner must not see. */
  readonly transcript?: string;
}

/** Why a visible case failed: the answer beside the expected one. */
export function visibleFailure(finished: FinishedCase, failure: Failure): Evidence {
  const { input, expected, outcome, judged } = finished;
  if (judged?.transcript !== undefined)
    return conversation(judged.transcript, outcome, `Your program ${failure.happened}.`);
  const ending = `Your program ${failure.happened}.`;
  // Output before the failure is not worth a comparison.
  if (failure.difference === undefined)
    return { ...programPrinted(outcome), exit: ending, input: evidenceText(input) };
  return {
    type: 'diff',
    input: evidenceText(input),
    expected: evidenceText(expected),
    actual: evidenceText(outcome.stdout),
    ...stderrOf(outcome),
    firstDifference: failure.difference.line,
    text: evidenceText(`${ending} ${failure.difference.text}`),
  };
}

/** The transcript of a visible case of an interactive challenge: `<` to the learner's program, `>` by it. */
function conversation(transcript: string, outcome: RunOutcome, exit: string): Evidence {
  return { type: 'output', stdout: evidenceText(transcript), ...stderrOf(outcome), exit };
}

/** Why a hidden check, which has its family's title, failed: size, kind of failure and counts, never the data. */
export function hiddenFailure(of: Case, failure: Failure, passed: number, total: number): Evidence {
  const message = failure.message === undefined ? '' : ` ${failure.message}`;
  if (of.type === 'behaviour')
    return { type: 'summary', text: `Your program ${failure.happened} in a behaviour test.${message}` };
  const where = of.type === 'fixed' ? 'a fixed hidden case' : `an input of size ${of.size}`;
  const count = total === 1 ? '' : ` ${passed} of ${total} cases had passed before it.`;
  return { type: 'summary', text: `Your program ${failure.happened} on ${where}.${count}` };
}

/** The evidence of a visible case that passed. */
export function visiblePass({ outcome, judged }: FinishedCase, limits: Limits): Evidence {
  const exit = `Your program ${describeEnding(outcome, limits)}.`;
  if (judged?.transcript !== undefined) return conversation(judged.transcript, outcome, exit);
  return programOutput(outcome, limits);
}

/** A program's output and how it ended, unjudged. */
export function programOutput(outcome: RunOutcome, limits: Limits): Evidence {
  return { ...programPrinted(outcome), exit: `Your program ${describeEnding(outcome, limits)}.` };
}

const programPrinted = (outcome: RunOutcome): Extract<Evidence, { type: 'output' }> => ({
  type: 'output',
  stdout: evidenceText(outcome.stdout),
  ...stderrOf(outcome),
});

function stderrOf(outcome: RunOutcome): { stderr?: string } {
  return outcome.stderr.length === 0 ? {} : { stderr: evidenceText(outcome.stderr, STDERR_CHARACTERS) };
}
