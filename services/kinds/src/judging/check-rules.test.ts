import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  CAP_WITHOUT_RULE,
  capHasRule,
  checkRulesSchema,
  inspectRules,
  notesOnChecks,
  passAtSchema,
  ruleOf,
  ruleShape,
  SECURITY_CAP,
  withRule,
} from './check-rules.js';

const schema = z.strictObject(ruleShape).refine(capHasRule, CAP_WITHOUT_RULE);
const plan = {
  id: 'behaviour-late',
  title: 'Late',
  group: 'correct',
  weight: 1,
  required: true,
  visible: false,
};

describe('rule and cap of a check', () => {
  it('is 60 where the author names a rule alone, and 40 where the rule is one of security', () => {
    expect(ruleOf({ rule: 'Late events count.' })).toEqual({ rule: 'Late events count.', cap: 60 });
    expect(ruleOf({ rule: 'No row leaks.' }, SECURITY_CAP).cap).toBe(40);
    expect(ruleOf({ rule: 'No row leaks.', cap: 55 }, SECURITY_CAP).cap).toBe(55);
    expect(ruleOf({})).toEqual({});
  });

  it('is rejected without a rule, and outside 1 to 99', () => {
    expect(schema.safeParse({ cap: 40 }).error?.issues).toMatchObject([
      {
        path: ['cap'],
        message: 'a check without a rule never caps the score; say under rule what it proves',
      },
    ]);
    for (const cap of [0, 100, 40.5])
      expect(schema.safeParse({ rule: 'A rule.', cap }).error?.issues[0]?.path).toEqual(['cap']);
    expect(schema.safeParse({ rule: '  ' }).success).toBe(false);
    expect(schema.parse({ rule: 'A rule.', cap: 40 })).toEqual({ rule: 'A rule.', cap: 40 });
  });

  it('lets a measured check pass from a share of its points on, and not from nothing', () => {
    expect(passAtSchema.parse(0.9)).toBe(0.9);
    expect(passAtSchema.safeParse(1.1).success).toBe(false);
    expect(passAtSchema.safeParse(0).success).toBe(false);
  });
});

describe('what learners read of a group', () => {
  const checks = [
    { group: 'edges', cap: 60 },
    { group: 'edges', cap: 40 },
    { group: 'rules', cap: 60 },
    { group: 'speed', passAt: 0.8 },
    { group: 'exact', passAt: 1 },
  ];

  it('names the cap of a broken rule, and the share from which a measured check passes', () => {
    const notes = ['correct', 'edges', 'rules', 'speed', 'exact'].map((id) => notesOnChecks(id, checks));
    expect(notes).toEqual([
      [],
      ['Breaking a rule holds the score at 40% to 60%, by the rule.'],
      ['Breaking a rule holds the score at 60%.'],
      ['Passes from 80% of its points on.'],
      [],
    ]);
  });
});

describe('rules of checks that have no entry of their own', () => {
  const rules = checkRulesSchema.parse({ 'behaviour-late': { rule: 'Late events count.', cap: 40 } });

  it('are laid over the plan', () => {
    expect(withRule(plan, rules)).toEqual({ ...plan, rule: 'Late events count.', cap: 40 });
    expect(withRule({ ...plan, id: 'other' }, rules)).toEqual({ ...plan, id: 'other' });
  });

  it('must name an existing check, and passAt only a measured one', () => {
    expect(inspectRules(rules, [plan])).toEqual([]);
    expect(inspectRules(rules, [{ id: 'sample-1' }])).toMatchObject([
      { code: 'RULE_UNKNOWN', message: 'rules names check "behaviour-late"; there are sample-1' },
    ]);
    const passAt = checkRulesSchema.parse({ 'behaviour-late': { passAt: 0.9 } });
    expect(inspectRules(passAt, [plan])).toMatchObject([{ code: 'PASS_AT_UNMEASURED' }]);
    expect(inspectRules(passAt, [{ ...plan, passAt: 0.8 }])).toEqual([]);
  });
});
