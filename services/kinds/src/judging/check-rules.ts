import type { Check } from '@hone/contracts';
import type { PackageFinding } from '@hone/contracts/kind';
import { z } from 'zod';
import { error, MANIFEST } from './findings.js';

/** The cap of a failed check's rule by default, in percent of the score. */
export const USUAL_CAP = 60;
/** The same for rules of security. */
export const SECURITY_CAP = 40;

const ruleSchema = z.string().trim().min(1).max(300);

/** Optional keys of every part of `challenge.yml` that names a check. */
export const ruleShape = {
  /** The sentence of the statement that the check proves: failing it caps the score. */
  rule: ruleSchema.optional(),
  /** The highest score of a submission that fails the check, in percent. */
  cap: z.number().int().min(1).max(99).optional(),
};

interface RuleKeys {
  readonly rule?: string | undefined;
  readonly cap?: number | undefined;
}

/** For `refine`: only a rule caps. */
export const capHasRule = ({ rule, cap }: RuleKeys): boolean => cap === undefined || rule !== undefined;
export const CAP_WITHOUT_RULE = {
  path: ['cap'],
  message: 'a check without a rule never caps the score; say under rule what it proves',
};

/** The share of a measured check's points from which it passes; `USUAL_PASS_AT` when absent. */
export const passAtSchema = z.number().min(0.1).max(1).optional();

const namedRuleSchema = z
  .strictObject({ ...ruleShape, passAt: passAtSchema })
  .refine(capHasRule, CAP_WITHOUT_RULE);

/** Rules of checks that no part of `challenge.yml` names, by the id of the check. */
export const checkRulesSchema = z.record(z.string().min(1).max(120), namedRuleSchema).default({});
export type CheckRules = z.infer<typeof checkRulesSchema>;

/** The rule that a check proves, and its cap; empty where it proves none. */
export function ruleOf({ rule, cap }: RuleKeys, usual = USUAL_CAP): Pick<Check, 'rule' | 'cap'> {
  return rule === undefined ? {} : { rule, cap: cap ?? usual };
}

/** A check's plan with its entry in `rules`. */
export function withRule<Plan extends Pick<Check, 'id' | 'passAt'>>(
  plan: Plan,
  rules: CheckRules,
  usual = USUAL_CAP,
): Plan {
  const own = rules[plan.id];
  if (own === undefined) return plan;
  const { passAt } = own;
  return { ...plan, ...ruleOf(own, usual), ...(passAt !== undefined && { passAt }) };
}

/** A group's text for learners, beside how it is graded: its caps, and the share from which measured checks pass. */
export function notesOnChecks(group: string, checks: readonly CheckOfGroup[]): string[] {
  const own = checks.filter((check) => check.group === group);
  const caps = [...new Set(own.flatMap(({ cap }) => cap ?? []))].sort((one, other) => one - other);
  const shares = [...new Set(own.flatMap(({ passAt = 1 }) => (passAt < 1 ? [passAt] : [])))];
  return [
    ...(caps.length === 0 ? [] : [`Breaking a rule holds the score at ${listed(caps)}.`]),
    ...shares.map((share) => `Passes from ${Math.round(100 * share)}% of its points on.`),
  ];
}

type CheckOfGroup = Pick<Check, 'group' | 'cap' | 'passAt'>;

const listed = (caps: readonly number[]): string =>
  caps.length === 1 ? `${caps[0]}%` : `${caps[0]}% to ${caps.at(-1)}%, by the rule`;

/** Rules of checks that don't exist, and `passAt` of checks that are not measured. */
export function inspectRules(
  rules: CheckRules,
  known: readonly Pick<Check, 'id' | 'passAt'>[],
): PackageFinding[] {
  return Object.entries(rules).flatMap(([id, { passAt }]) => {
    const check = known.find((each) => each.id === id);
    if (check === undefined) {
      const ids = known.map((each) => each.id).join(', ');
      return [error('RULE_UNKNOWN', MANIFEST, `rules names check "${id}"; there are ${ids}`)];
    }
    if (passAt === undefined || check.passAt !== undefined) return [];
    return [error('PASS_AT_UNMEASURED', MANIFEST, `check "${id}" is not measured, so it has no passAt`)];
  });
}
