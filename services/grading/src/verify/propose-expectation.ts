import { isRightCategory, type Expectation, type Judgement, type Reason } from '@hone/contracts';
import { Document, isCollection, parseDocument } from 'yaml';
import { findBrokenPromises, namedOf } from './judge-solution.js';
import type { Solution } from './solutions.js';

/** A measured score varies from day to day: the promise includes n percent on either side. */
const MEASURED_SPARE = 2;
const WHOLE = 100;

/** The parts of `expect.yml` that may change to promise what grading gave. */
export type ExpectedOutcome = Pick<Expectation, 'verdict' | 'reason' | 'failing' | 'score'>;

/**
 * The promise that all gradings of a solution keep, if they break its current one. Undefined if they keep it,
 * if they disagree on a verdict, if one met a time limit that nobody promised (the machine was busy), and if the
 * new promise would contradict the folder: an accepted wrong solution, or a right one that is not accepted, is a
 * mistake for a person to fix.
 */
export function proposeExpectation(
  solution: Solution,
  judgements: readonly Judgement[],
): ExpectedOutcome | undefined {
  const [first] = judgements;
  if (first === undefined || !judgements.some((each) => findBrokenPromises(solution, each).length > 0))
    return undefined;
  const { verdict } = first;
  if (judgements.some((each) => each.verdict !== verdict)) return undefined;
  const { category, expect } = solution;
  const isLate = ({ reason }: Judgement): boolean => reason === 'time-limit' && !promises(expect, reason);
  if (judgements.some(isLate)) return undefined;
  const isAccepted = verdict === 'accepted';
  if (isRightCategory(category) ? !isAccepted : isAccepted && category !== 'slow') return undefined;
  const reasons = new Set(judgements.map(({ reason }) => reason));
  const [reason] = reasons.size === 1 ? [...reasons] : [];
  const failing = isAccepted ? [] : failingOf(expect, judgements);
  return {
    verdict,
    ...(reason === undefined || reason === null || expect.reasons !== undefined ? {} : { reason }),
    ...(failing.length === 0 ? {} : { failing }),
    score: rangeOf(expect, judgements),
  };
}

const promises = ({ reason, reasons }: Expectation, given: Reason): boolean =>
  reason === given || reasons?.includes(given) === true;

/** Those of the names that still fail; if none does, every check that fails in all gradings. */
function failingOf(expect: Expectation, judgements: readonly Judgement[]): string[] {
  const failed = judgements.map(
    ({ checks }) =>
      new Set(checks.filter(({ status }) => status === 'fail').flatMap(({ id, group }) => [id, group])),
  );
  const always = (id: string): boolean => failed.every((ids) => ids.has(id));
  const kept = namedOf(expect).filter(always);
  if (kept.length > 0) return kept;
  return (judgements[0]?.checks ?? []).map(({ id }) => id).filter(always);
}

function rangeOf({ score }: Expectation, judgements: readonly Judgement[]): [number, number] {
  const percents = judgements.map((each) => each.score?.percent ?? 0);
  const [low, high] = [Math.min(...percents), Math.max(...percents)];
  if (score !== undefined && score[0] <= low && high <= score[1]) return [...score];
  const isMeasured = judgements.some(({ checks }) =>
    checks.some(({ evidence, score: earned }) => {
      const isRaw = evidence?.type === 'speed' || evidence?.type === 'memory';
      return isRaw && earned > 0 && earned < 1;
    }),
  );
  if (!isMeasured) return [low, high];
  const most = high === WHOLE ? WHOLE : Math.min(WHOLE, Math.ceil(high + MEASURED_SPARE));
  return [Math.max(0, Math.floor(low - MEASURED_SPARE)), most];
}

/** The text of an `expect.yml` with a new promise; its comments and other keys stay. */
export function writeExpectation(text: string, promise: ExpectedOutcome): string {
  const parsed = parseDocument(text);
  const document = isCollection(parsed.contents) ? parsed : new Document({});
  const keys = ['verdict', 'reason', 'failing', 'score'] as const;
  for (const key of keys) {
    const value = promise[key];
    if (value === undefined) document.delete(key);
    else
      document.set(key, document.createNode(Array.isArray(value) && value.length === 1 ? value[0] : value));
    const node = document.get(key, true);
    if (isCollection(node)) node.flow = true;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
