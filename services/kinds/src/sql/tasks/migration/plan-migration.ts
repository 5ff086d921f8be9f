import type { CheckPlan } from '../../../judging/build-check.js';
import { withRule, type CheckRules } from '../../../judging/check-rules.js';
import {
  LIVE_CHECKS,
  liveCheckId,
  phaseCheckId,
  PHASES,
  type LiveCheck,
  type MigrationDefinition,
  type Phase,
} from './definition.js';

const PHASE_TITLES: Readonly<Record<Phase, string>> = {
  expand: 'Expanded: every program works',
  contract: 'Contracted: the tables are as they shall be',
  down: 'The way back',
};
const LIVE_TITLES: Readonly<Record<LiveCheck, string>> = {
  blocked: 'Nobody waits',
  again: 'Each file again changes nothing',
};

/** The checks of a migration; none is hidden, because nothing about the tables is. */
export interface PlannedMigration {
  readonly phases: Readonly<Record<Phase, CheckPlan>>;
  readonly live: Readonly<Record<LiveCheck, CheckPlan>>;
}

export function planMigration(
  { group, weights }: MigrationDefinition,
  rules: CheckRules = {},
): PlannedMigration {
  const phasePlan = (of: Phase): CheckPlan => ({
    id: phaseCheckId(of),
    title: PHASE_TITLES[of],
    group: 'correct',
    weight: 1,
    required: true,
    visible: true,
  });
  const livePlan = (of: LiveCheck): CheckPlan => ({
    id: liveCheckId(of),
    title: LIVE_TITLES[of],
    group,
    weight: weights[of],
    required: false,
    visible: true,
  });
  const phase = (of: Phase): CheckPlan => withRule(phasePlan(of), rules);
  const live = (of: LiveCheck): CheckPlan => withRule(livePlan(of), rules);
  return {
    phases: { expand: phase('expand'), contract: phase('contract'), down: phase('down') },
    live: { blocked: live('blocked'), again: live('again') },
  };
}

/** All checks in the order in which they are decided. */
export function listOf({ phases, live }: PlannedMigration): CheckPlan[] {
  return [...PHASES.map((phase) => phases[phase]), ...LIVE_CHECKS.map((check) => live[check])];
}
