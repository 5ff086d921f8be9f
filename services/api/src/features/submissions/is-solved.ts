import { USUAL_PASS_AT, type Score } from '@hone/contracts';
import type { Outcome } from '../submission-records/record.js';

type Component = Score['groups'][number]['components'][number];

/** Ids of the checks that optimization challenges measure; nothing else may have one of them. */
const MEASURED = new Set(['speed', 'memory']);
const MEASURED_REASONS = new Set(['too-slow', 'memory-limit']);

/**
 * Whether a submission solved its challenge. Scores of before a measured check could pass without all of its points know
 * no status of their checks: those are judged again, from the points that each check earned.
 */
export function isSolved(outcome: Outcome | undefined): boolean {
  if (outcome?.verdict === 'accepted') return true;
  if (outcome?.verdict !== 'partial' || outcome.score === null) return false;
  // Reasons stand in the order of the checks, and what is measured comes last: nothing before it failed.
  if (outcome.reason === null || !MEASURED_REASONS.has(outcome.reason)) return false;
  const components = outcome.score.groups.flatMap((group) => group.components);
  const isMeasured = components.some(({ check }) => MEASURED.has(check));
  return isMeasured && components.every((each) => each.status === undefined && passed(each));
}

const passed = ({ check, points, max }: Component): boolean =>
  points === max || (MEASURED.has(check) && points >= USUAL_PASS_AT * max);
