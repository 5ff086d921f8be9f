import fc from 'fast-check';
import {
  ABSENT,
  type RegisterAction,
  type RegisterHistory,
  type RegisterOperation,
} from './register-history.js';

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

/** Whether any order is right, by trying all of them. For histories of a few operations. */
export function isLinearizable(history: RegisterHistory, value: number = ABSENT): boolean {
  if (history.every(({ returned }) => returned === null)) return true;
  return history.some((next) => {
    const others = history.filter((each) => each !== next);
    const isFirst = others.every(({ returned }) => returned === null || returned > next.called);
    return isFirst && after(next, value).some((then) => isLinearizable(others, then));
  });
}

/** The values that may follow: none where the answer does not fit. */
function after({ action, returned }: RegisterOperation, value: number): number[] {
  if (action.type === 'write') return [action.value];
  if (action.type === 'read') return action.value === value ? [value] : [];
  if (action.from === value) return [action.to];
  return returned === null ? [value] : [];
}
