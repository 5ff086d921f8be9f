import { USUAL_PASS_AT } from '@hone/contracts';
import type { CheckPlan } from '../../../judging/build-check.js';
import { withRule } from '../../../judging/check-rules.js';
import type { SqlDefinition } from '../../definition.js';
import { WORK_CHECKS, workCheckId, type TuningDefinition, type WorkCheck } from './definition.js';
import { wordsOf } from './words.js';

const TITLES: Readonly<Record<Exclude<WorkCheck, 'blocks'>, string>> = {
  scans: 'No table read from end to end',
  indexes: 'Number and size of the indexes',
  writes: 'What writing costs beside the reference',
};

/** A check that counts work. */
export interface PlannedWork {
  readonly check: WorkCheck;
  readonly plan: CheckPlan;
}

/** The checks that count work. None is hidden: the data are large, not secret. */
export function planWork({
  tuning,
  engine,
  rules,
}: Pick<SqlDefinition, 'tuning' | 'engine' | 'rules'>): PlannedWork[] {
  if (tuning === undefined) return [];
  return WORK_CHECKS.filter((check) => isAsked(check, tuning)).map((check) => {
    const plan = {
      id: workCheckId(check),
      title: check === 'blocks' ? readsTitle(wordsOf({ engine }).reads.name) : TITLES[check],
      group: tuning.group,
      weight: tuning.weights[check],
      required: false,
      visible: true,
      passAt: tuning.passAt ?? USUAL_PASS_AT,
    };
    return { check, plan: withRule(plan, rules) };
  });
}

const readsTitle = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)} beside the reference`;

function isAsked(check: WorkCheck, { noSequentialScan, writes }: TuningDefinition): boolean {
  if (check === 'scans') return noSequentialScan.length > 0;
  return check !== 'writes' || writes !== undefined;
}
