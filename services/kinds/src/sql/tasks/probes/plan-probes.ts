import type { GradingSession } from '@hone/contracts/kind';
import { ruleOf } from '../../../judging/check-rules.js';
import { usualCap, type SqlDefinition } from '../../definition.js';
import type { PlannedProbe } from './judge-probes.js';

/** The checks of a submission, visible ones first; a run has only the visible ones. */
export function planProbes({
  definition,
  mode,
}: Pick<GradingSession<SqlDefinition>, 'definition' | 'mode'>): PlannedProbe[] {
  const visible = definition.probes.filter((probe) => probe.visible);
  const hidden = mode === 'run' ? [] : definition.probes.filter((probe) => !probe.visible);
  return [...visible, ...hidden].map((probe) => {
    const { id, title, group, weight } = probe;
    const kept = ruleOf(probe, usualCap(definition));
    const plan = { id, title, group, weight, required: group === 'correct', visible: probe.visible, ...kept };
    return { probe, plan };
  });
}
