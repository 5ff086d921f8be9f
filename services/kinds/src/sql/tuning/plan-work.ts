import type { CheckPlan } from '../../judging/build-check.js';
import type { SqlDefinition } from '../definition.js';
import { WORK_CHECKS, workCheckId, type TuningDefinition, type WorkCheck } from './definition.js';

const TITLES: Readonly<Record<WorkCheck, string>> = {
  blocks: 'Blocks read beside the reference',
  scans: 'No table read from end to end',
  indexes: 'Number and size of the indexes',
  writes: 'What writing costs beside the reference',
};

/** A check that counts work. */
export interface PlannedWork {
  readonly check: WorkCheck;
  readonly plan: CheckPlan;
}

/** The checks that count work, none of which is hidden: the data are large, not secret. */
export function planWork({ tuning }: SqlDefinition): PlannedWork[] {
  if (tuning === undefined) return [];
  return WORK_CHECKS.filter((check) => isAsked(check, tuning)).map((check) => ({
    check,
    plan: {
      id: workCheckId(check),
      title: TITLES[check],
      group: tuning.group,
      weight: tuning.weights[check],
      required: false,
      visible: true,
    },
  }));
}

function isAsked(check: WorkCheck, { noSequentialScan, writes }: TuningDefinition): boolean {
  if (check === 'scans') return noSequentialScan.length > 0;
  return check !== 'writes' || writes !== undefined;
}
