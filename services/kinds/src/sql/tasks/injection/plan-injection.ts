import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../../../judging/build-check.js';
import type { SqlDefinition } from '../../definition.js';
import { ruleOfCheck, type Injection, type InjectionCheck } from './definition.js';

/** A check with what is known about it before anything runs. */
export interface PlannedCalls {
  readonly check: InjectionCheck;
  readonly plan: CheckPlan;
  /** Whether it is reported: a run also makes hidden harmless calls, because they show the shapes of statements. */
  readonly reported: boolean;
}

/** The checks of a submission: harmless ones first, and visible ones before hidden ones. */
export function planInjection(
  { mode }: Pick<GradingSession<SqlDefinition>, 'mode'>,
  { checks }: Injection,
): PlannedCalls[] {
  const rank = ({ harmless, visible }: InjectionCheck): number => (harmless ? 0 : 2) + (visible ? 0 : 1);
  return [...checks]
    .sort((left, right) => rank(left) - rank(right))
    .map((check) => {
      const { id, title, group, weight, visible } = check;
      const kept = ruleOfCheck(check);
      const plan = { id, title, group, weight, required: group === 'correct', visible, ...kept };
      return { check, plan, reported: mode !== 'run' || visible };
    })
    .filter(({ check, reported }) => reported || check.harmless);
}
