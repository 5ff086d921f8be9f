import { describe, expect, it } from 'vitest';
import { implementationSchema } from '../../definition.js';
import { planConformance } from './conformance.js';

const definitionWith = (conformance?: object) =>
  implementationSchema.parse({
    task: 'implementation',
    contract: { path: 'fixtures/openapi.yaml' },
    service: {},
    checks: [
      {
        id: 'one',
        title: 'One',
        group: 'correct',
        visible: true,
        steps: [{ send: 'GET /', expect: { status: 200 } }],
      },
    ],
    ...(conformance && { conformance }),
  });

const plansOf = (conformance?: object) =>
  planConformance(definitionWith(conformance)).map(({ plan }) => plan);

describe('checks on the promises of a contract', () => {
  it('are hidden, count for the named group, and together have the given weight', () => {
    const plans = plansOf({ group: 'contract', weight: 7 });
    expect(plans.map(({ id }) => id)).toEqual([
      'conformance-works',
      'conformance-errors',
      'conformance-statuses',
      'conformance-answers',
      'conformance-accepts',
      'conformance-refuses',
      'conformance-methods',
    ]);
    expect(
      plans.every(
        ({ group, visible, required, weight }) =>
          group === 'contract' && !visible && !required && weight === 1,
      ),
    ).toBe(true);
  });

  it('are absent where everything that they check is off', () => {
    const reason = 'The framework answers.';
    const off = ['unsupported_method', 'content_type_conformance'].map((check) => ({ check, reason }));
    const ids = (checks: object[]) => plansOf({ group: 'contract', off: checks }).map(({ id }) => id);
    expect(ids(off)).toContain('conformance-methods');
    expect(ids([...off, { check: 'allow_header_conformance', reason }])).not.toContain('conformance-methods');
    expect(ids(off)).toContain('conformance-answers');
  });

  it('are absent by default, and off needs a name and a reason', () => {
    expect(plansOf()).toEqual([]);
    expect(() => plansOf({ group: 'contract', off: [{ check: 'no_such_check', reason: 'a' }] })).toThrow();
    expect(() => plansOf({ group: 'contract', off: [{ check: 'ignored_auth', reason: '' }] })).toThrow();
  });
});
