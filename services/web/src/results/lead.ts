import type { Check, Evidence, Mode } from '@hone/contracts';
import type { SubmissionView } from '../live/submission-view.js';
import { t } from '../strings/evidence.js';
import { findCause } from '../words/cause.js';
import { reasonWords } from '../words/reasons.js';

type RowsEvidence = Extract<Evidence, { type: 'rows' }>;

/** Evidence worth a look in a passing check, the most informative first. */
const PICTURES = ['speed', 'work', 'memory', 'history', 'incident', 'migration'] as const;
/** A sample run without a failure shows its output. */
const RESULTS_OF_RUNS = ['output', 'rows', 'exchange', 'history'] as const;

function findPicture(checks: readonly Check[], types: readonly Evidence['type'][]): Check | undefined {
  const ranked = types.map((type) => checks.find(({ evidence }) => evidence?.type === type));
  return ranked.find((check) => check !== undefined);
}

/**
 * The check that explains the verdict: the cause of a failure, else the picture of an answer that passes.
 * None after a compile error, whose output says it all.
 */
export function findLead(view: SubmissionView, mode: Mode): Check | undefined {
  if (view.compiled?.ok === false) return undefined;
  const cause = findCause(view.checks, view.result?.reason ?? null);
  if (cause !== undefined) return cause;
  return findPicture(view.checks, mode === 'run' ? [...RESULTS_OF_RUNS, ...PICTURES] : PICTURES);
}

/** `3 expected rows missing, 1 extra row`; empty if the rows are right. */
export function describeRowCounts({ missingCount, extraCount }: RowsEvidence): string {
  const missing = t('rows.missingCount', { count: missingCount });
  const extra = t('rows.extraCount', { count: extraCount });
  if (missingCount > 0 && extraCount > 0) return t('rows.missingAndExtra', { missing, extra });
  if (missingCount > 0) return missing;
  return extraCount > 0 ? extra : '';
}

/** Whether a check failed that everything else depends on. */
export const failsBasics = (checks: readonly Check[]): boolean =>
  checks.some(({ required, status }) => required && status === 'fail');

/** The text of evidence; undefined if it has only a picture. */
function textOf(evidence: Evidence | undefined): string | undefined {
  if (evidence === undefined) return undefined;
  if ('text' in evidence && evidence.text !== undefined && evidence.text !== '') return evidence.text;
  if (evidence.type === 'rows') return describeRowCounts(evidence) || undefined;
  if (evidence.type === 'output') return evidence.exit;
  if (evidence.type === 'diff' && evidence.firstDifference !== undefined)
    return t('diff.first', { line: evidence.firstDifference });
  return undefined;
}

/** Whether the text of evidence already includes the rule. */
export const saysRule = (evidence: Evidence, rule: string): boolean =>
  textOf(evidence)?.includes(rule) ?? false;

/** The error that ended a program, as its language prints it: the last such line that isn't indented. */
function errorOf(evidence: Evidence | undefined): string | undefined {
  if (evidence?.type !== 'output') return undefined;
  const lines = evidence.stderr?.split('\n') ?? [];
  return lines.findLast((line) => /^\S.*(?:Error|Exception)\b|^panic:/.test(line))?.trim();
}

/** Longer texts are shown below only. */
const LONGEST_SENTENCE = 320;

/** The most important sentence about a check: its evidence's text, else its reason. */
export function describeLead(check: Check): string | undefined {
  const line = errorOf(check.evidence) ?? textOf(check.evidence)?.split('\n', 1)[0];
  const isShort = line !== undefined && line.length <= LONGEST_SENTENCE;
  return isShort ? line : reasonWords(check)?.sentence;
}

/** Evidence without the sentence already shown above it; undefined if nothing is left. */
export function withoutSentence(evidence: Evidence, said: string | undefined): Evidence | undefined {
  const text = textOf(evidence);
  if (said === undefined || text === undefined) return evidence;
  if (text !== said && !text.startsWith(`${said}\n`)) return evidence;
  return withText(evidence, text.slice(said.length + 1));
}

/** Evidence with its text replaced. */
function withText(evidence: Evidence, text: string): Evidence | undefined {
  switch (evidence.type) {
    case 'summary':
      return text === '' ? undefined : { ...evidence, text };
    case 'output':
      return { ...evidence, exit: text || undefined };
    case 'diff':
      return { ...evidence, text: text || undefined, firstDifference: undefined };
    default:
      return { ...evidence, text };
  }
}
