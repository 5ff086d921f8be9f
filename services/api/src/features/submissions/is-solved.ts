import { USUAL_PASS_AT, type Score } from '@hone/contracts';
import type { Outcome } from '../submission-records/record.js';

type Component = Score['groups'][number]['components'][number];

/** Ids of the measured checks of optimization challenges; no other check may use one of them. */
const MEASURED = new Set(['speed', 'memory']);
const MEASURED_REASONS = new Set(['too-slow', 'memory-limit']);

/**
 * Whether a submission solved its challenge. Old records of measured checks have no status that separates
 * passing from full points; those are judged again from the points of each check.
 */
export function isSolved(outcome: Outcome | undefined): boolean {
  if (outcome?.verdict === 'accepted') return true;
  if (outcome?.verdict !== 'partial' || outcome.score === null) return false;
  // Reasons are in the order of the checks, and measured checks come last: nothing before failed.
  if (outcome.reason === null || !MEASURED_REASONS.has(outcome.reason)) return false;
  const components = outcome.score.groups.flatMap((group) => group.components);
  const isMeasured = components.some(({ check }) => MEASURED.has(check));
  return isMeasured && components.every((each) => each.status === undefined && passed(each));
}

const passed = ({ check, points, max }: Component): boolean =>
  points === max || (MEASURED.has(check) && points >= USUAL_PASS_AT * max);
