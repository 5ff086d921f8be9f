import type { ChallengePackage, GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../judging/build-check.js';
import { ruleOf, withRule } from '../judging/check-rules.js';
import { findBehaviourTests, type BehaviourTest } from './behaviour/behaviour-tests.js';
import type { DataNode } from './data-definition.js';
import type { DataCheck, Family, OptimizationDefinition } from './definition.js';
import { MEMORY, measuredPlan, SPEED } from './measuring/measured-groups.js';
import { samplePairs, sampleTitle, type SamplePair } from './sample-pairs.js';

/** The group that every kind has; its checks are required. */
const CORRECT = 'correct';

/** One input for the learner's program, with its answer, or the way to make both. */
export type Case =
  | {
      readonly type: 'fixed';
      readonly name: string;
      readonly input: Uint8Array;
      readonly answer: Uint8Array;
      /** Arguments of the learner's program. */
      readonly args?: readonly string[];
      /** Arguments of the checker in place of its usual ones. */
      readonly flags?: readonly string[];
    }
  | { readonly type: 'generated'; readonly family: string; readonly size: number }
  /** A conversation with a test of the author's; its data derive from the submission's seed. */
  | { readonly type: 'behaviour'; readonly test: BehaviourTest };

type FixedCase = Extract<Case, { type: 'fixed' }>;
export type GeneratedCase = Extract<Case, { type: 'generated' }>;

/** Arguments of the program and of the checker, where a case has its own. */
type CaseSettings = Partial<Record<'args' | 'flags', readonly string[] | undefined>>;

/** A check and the cases it consists of, in order; the first failing one decides. */
export interface PlannedCheck {
  readonly plan: CheckPlan;
  readonly cases: readonly Case[];
  /** Instead of cases: a group of fixed ones that decide together. */
  readonly tree?: DataNode;
}

/**
 * The checks of a submission in the order of the groups. Ids: `sample-<name>` for each sample, `behaviour-<name>` for
 * each behaviour test, `secret` for the fixed hidden cases together, and each family's own id.
 */
export function plannedChecks(session: GradingSession<OptimizationDefinition>): PlannedCheck[] {
  const { rules } = session.definition;
  return listChecks(session).map((check) => ({ ...check, plan: withRule(check.plan, rules) }));
}

/** The checks of a submission in any language that have no entry of their own in the definition. */
export function unnamedChecks(pack: ChallengePackage, definition: OptimizationDefinition): CheckPlan[] {
  const samples = samplePairs(pack, definition.samples).map((pair, index) =>
    sampleCheck(definition, pair, index),
  );
  const behaviour = pack.manifest.languages.flatMap((language) =>
    findBehaviourTests(pack, definition, language).map(behaviourCheck),
  );
  const secret = definition.secret === undefined ? [] : [secretCheck([])];
  return [...samples, ...behaviour, ...secret].map(({ plan }) => plan);
}

/** Every check of a submission in any language, in no order, with its rule. */
export function namedChecks(pack: ChallengePackage, definition: OptimizationDefinition): CheckPlan[] {
  const cases = [...definition.families.map(familyCheck), ...definition.data.map(dataCheck)];
  const measured = ([SPEED, MEMORY] as const).flatMap(
    (id) => measuredPlan({ definition, package: pack, mode: 'submit' }, id, id) ?? [],
  );
  const unnamed = unnamedChecks(pack, definition).map((plan) => withRule(plan, definition.rules));
  return [...cases.map(({ plan }) => plan), ...measured, ...unnamed];
}

function listChecks({
  package: pack,
  definition,
  mode,
  language,
}: GradingSession<OptimizationDefinition>): PlannedCheck[] {
  const samples = samplePairs(pack, definition.samples).map((pair, index) =>
    sampleCheck(definition, pair, index),
  );
  if (mode === 'run') return samples;
  const secret = definition.secret === undefined ? [] : samplePairs(pack, definition.secret);
  const hidden = secret.length === 0 ? [] : [secretCheck(secret)];
  const behaviour = findBehaviourTests(pack, definition, language).map(behaviourCheck);
  const families = definition.families.map(familyCheck);
  const data = definition.data.map(dataCheck);
  const order = pack.manifest.groups.map((group) => group.id);
  const place = (check: PlannedCheck): number => order.indexOf(check.plan.group);
  // Array.sort is stable: within a group the author's order stays.
  return [...samples, ...behaviour, ...hidden, ...data, ...families].sort(
    (one, other) => place(one) - place(other),
  );
}

function sampleCheck(
  { samplesRequired: required, sampleSettings }: OptimizationDefinition,
  pair: SamplePair,
  index: number,
): PlannedCheck {
  const title = sampleTitle(pair.name, index + 1);
  const settings = { ...sampleSettings, ...sampleSettings?.cases[pair.name] };
  return {
    plan: { id: `sample-${pair.name}`, title, group: CORRECT, weight: 1, required, visible: true },
    cases: [fixedCase(pair, settings)],
  };
}

function behaviourCheck(test: BehaviourTest): PlannedCheck {
  const { name, title } = test;
  return {
    plan: { id: `behaviour-${name}`, title, group: CORRECT, weight: 1, required: true, visible: false },
    cases: [{ type: 'behaviour', test }],
  };
}

function dataCheck({ id, group, title = id, weight, tree, ...keys }: DataCheck): PlannedCheck {
  return {
    plan: { id, title, group, weight, required: group === CORRECT, visible: false, ...ruleOf(keys) },
    cases: [],
    tree,
  };
}

function secretCheck(pairs: readonly SamplePair[]): PlannedCheck {
  const title = 'Fixed hidden cases';
  return {
    plan: { id: 'secret', title, group: CORRECT, weight: 1, required: true, visible: false },
    cases: pairs.map((pair) => fixedCase(pair)),
  };
}

function familyCheck(family: Family): PlannedCheck {
  const { id, group, weight } = family;
  const title = family.title ?? `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
  return {
    plan: { id, title, group, weight, required: group === CORRECT, visible: false, ...ruleOf(family) },
    cases: family.sizes.map((size) => ({ type: 'generated', family: family.family ?? id, size })),
  };
}

/** Every distinct family and size, small ones first: a fault on a small input is reported early. */
export function generatedCases(families: readonly Family[]): GeneratedCase[] {
  const cases = new Map<string, GeneratedCase>();
  for (const { id, family = id, sizes } of families)
    for (const size of sizes) cases.set(`${family}/${size}`, { type: 'generated', family, size });
  return [...cases.values()].sort((one, two) => one.size - two.size);
}

/** A pair of the package as a case, with its settings. */
export function fixedCase(
  { name, input, answer }: SamplePair,
  { args, flags }: CaseSettings = {},
): FixedCase {
  return { type: 'fixed', name, input, answer, ...(args && { args }), ...(flags && { flags }) };
}

/** A case by name, for authors. */
export function describeCase(of: Case): string {
  switch (of.type) {
    case 'fixed':
      return `case ${of.name}`;
    case 'behaviour':
      return `behaviour test ${of.test.name}`;
    case 'generated':
      return `family ${of.family}, size ${of.size}`;
  }
}
