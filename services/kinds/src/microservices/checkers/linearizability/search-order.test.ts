import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANOMALY_RUNS, LEGAL_RUNS } from '../testing/histories.fixture.js';
import { obviousViolations } from './obvious-violations.js';
import { isLinearizable, smallRegisterHistories } from './small-registers.fixture.js';
import type { RegisterAction, RegisterHistory } from './register-history.js';
import { searchOrder } from './search-order.js';
import { shrinkRegister } from './shrink-register.js';
import { narrowSeen, withoutUnseen } from './unfinished.js';

const search = (history: RegisterHistory) => searchOrder(history, { states: 10_000 });

describe('the search for an order', () => {
  it('agrees with trying all orders, with and without pruning of unfinished operations', () => {
    fc.assert(
      fc.property(smallRegisterHistories, (history) => {
        const expected = isLinearizable(history) ? 'linearizable' : 'illegal';
        expect(search(history).outcome).toBe(expected);
        expect(search(withoutUnseen(history)).outcome).toBe(expected);
        expect(search(narrowSeen(withoutUnseen(history))).outcome).toBe(expected);
      }),
      { numRuns: LEGAL_RUNS },
    );
  });

  it('finds no obvious violation in a history that has an order', () => {
    fc.assert(
      fc.property(smallRegisterHistories, (history) => {
        if (obviousViolations(withoutUnseen(history)).length > 0) expect(isLinearizable(history)).toBe(false);
      }),
      { numRuns: LEGAL_RUNS },
    );
  });

  it('shrinks an illegal history to a minimal illegal part', () => {
    fc.assert(
      fc.property(smallRegisterHistories, (history) => {
        fc.pre(!isLinearizable(history));
        const part = shrinkRegister(history) ?? [];
        expect(isLinearizable(part)).toBe(false);
        for (const each of part.filter(({ action }) => action.type === 'read'))
          expect(isLinearizable(part.filter((other) => other !== each))).toBe(true);
      }),
      { numRuns: ANOMALY_RUNS },
    );
  });

  it('places what fits, and gives up when its budget is spent', () => {
    const at = (number: number, action: RegisterAction, called: number, returned: number | null) => ({
      ...{ number, action, called, returned },
    });
    const history = [
      at(0, { type: 'write', value: 1 }, 0, 1),
      at(1, { type: 'write', value: 2 }, 2, 9),
      at(2, { type: 'read', value: 2 }, 3, 4),
      at(3, { type: 'read', value: 1 }, 5, 6),
    ];
    expect(search(history)).toEqual({ outcome: 'illegal', order: [0, 1, 2] });
    expect(searchOrder(history, { states: 1 })).toEqual({ outcome: 'unknown' });
  });
});
