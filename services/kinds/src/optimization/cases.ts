import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../judging/build-check.js';
import type { Family, OptimizationDefinition } from './definition.js';
import { samplePairs, sampleTitle, type SamplePair } from './sample-pairs.js';

/** The group that every kind has; its checks are required. */
const CORRECT = 'correct';

/** One input for the learner's program, with its answer or the way to both. */
export type Case =
  | { readonly type: 'fixed'; readonly input: Uint8Array; readonly answer: Uint8Array }
  | { readonly type: 'generated'; readonly family: string; readonly size: number };

/** A check and the cases it consists of, in order; the first failing one decides. */
export interface PlannedCheck {
  readonly plan: CheckPlan;
  readonly cases: readonly Case[];
}

/**
 * The checks of a submission in the order of the groups. Ids: `sample-<name>` for each sample, `secret` for the fixed
 * hidden cases together, and each family's own id.
 */
export function plannedChecks(session: GradingSession<OptimizationDefinition>): PlannedCheck[] {
  const { package: pack, definition, mode } = session;
  const samples = samplePairs(pack, definition.samples).map(sampleCheck);
  if (mode === 'run') return samples;
  const secret = definition.secret === undefined ? [] : samplePairs(pack, definition.secret);
  const hidden = secret.length === 0 ? [] : [secretCheck(secret)];
  const families = definition.families.map(familyCheck);
  const order = pack.manifest.groups.map((group) => group.id);
  const place = (check: PlannedCheck): number => order.indexOf(check.plan.group);
  // Array.sort is stable: within a group the author's order stays.
  return [...samples, ...hidden, ...families].sort((one, other) => place(one) - place(other));
}

function sampleCheck(pair: SamplePair, index: number): PlannedCheck {
  const title = sampleTitle(pair.name, index + 1);
  return {
    plan: { id: `sample-${pair.name}`, title, group: CORRECT, weight: 1, required: true, visible: true },
    cases: [fixedCase(pair)],
  };
}

function secretCheck(pairs: readonly SamplePair[]): PlannedCheck {
  const title = 'Fixed hidden cases';
  return {
    plan: { id: 'secret', title, group: CORRECT, weight: 1, required: true, visible: false },
    cases: pairs.map(fixedCase),
  };
}

function familyCheck(family: Family): PlannedCheck {
  const { id, group, weight } = family;
  const title = family.title ?? `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
  return {
    plan: { id, title, group, weight, required: group === CORRECT, visible: false },
    cases: family.sizes.map((size) => ({ type: 'generated', family: family.family ?? id, size })),
  };
}

function fixedCase({ input, answer }: SamplePair): Case {
  return { type: 'fixed', input, answer };
}
