import fc from 'fast-check';
import type { RegisterAction, RegisterHistory } from './register-history.js';

const VALUES = 4;

const action: fc.Arbitrary<RegisterAction> = fc.oneof(
  fc.record({ type: fc.constant('read' as const), value: fc.nat(VALUES) }),
  fc.record({ type: fc.constant('write' as const), value: fc.integer({ min: 1, max: VALUES }) }),
  fc.record({
    type: fc.constant('cas' as const),
    from: fc.nat(VALUES),
    to: fc.integer({ min: 1, max: VALUES }),
  }),
);

/** Any few operations at any times, legal or not; values may be written twice. */
export const smallRegisterHistories: fc.Arbitrary<RegisterHistory> = fc
  .array(
    fc.record({ action, called: fc.nat(12), lasts: fc.nat(6), answered: fc.integer({ min: 0, max: 4 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((all) =>
    all
      .map(({ action: done, called, lasts, answered }, number) => ({
        number,
        action: done,
        called: called * 100 + number,
        returned: answered > 0 || done.type === 'read' ? (called + lasts) * 100 + 50 + number : null,
      }))
      .toSorted((a, b) => a.called - b.called),
  );
