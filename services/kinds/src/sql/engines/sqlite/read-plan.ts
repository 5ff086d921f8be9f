import type { PlanStep } from '@hone/contracts';
import { cutAt, evidenceText } from '../../../judging/evidence-text.js';
import type { ResultSet } from '../../compare/result-set.js';

const MAX_STEPS = 200;
const STEP_CHARACTERS = 190;

/**
 * The steps of `EXPLAIN QUERY PLAN`: a row has the step's id, its parent's id (0 for none), an unused column, and a text.
 * The engine counts neither rows nor blocks.
 */
export function readSqlitePlan({ rows }: ResultSet): PlanStep[] {
  const depths = new Map<string, number>();
  return rows.slice(0, MAX_STEPS).map(([id, parent, , detail]) => {
    const depth = (depths.get(parent ?? '0') ?? -1) + 1;
    depths.set(id ?? '', depth);
    const step = evidenceText(cutAt(detail ?? '', STEP_CHARACTERS));
    return { depth, step: cutAt(step, STEP_CHARACTERS), details: [], rows: null, loops: null, blocks: null };
  });
}
