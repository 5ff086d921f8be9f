import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../scripted-session.fixture.js';
import { createBudget } from './budget.js';

const NOTHING = new Uint8Array();

describe('the budget of measuring', () => {
  it('is CPU time of the counted runs', async () => {
    const budget = createBudget(() => 0);
    const run = budget.counted(() =>
      Promise.resolve(outcomeOf({ usage: { cpuMs: 300, wallMs: 900, memoryBytes: 1 } })),
    );
    await run(NOTHING, 1);
    await run(NOTHING, 1);
    expect(budget.leftMs(1000)).toBe(400);
  });

  it('counts runs at their cost on a calm core, and can be extended', async () => {
    const budget = createBudget(() => 0);
    const run = budget.counted(() =>
      Promise.resolve(outcomeOf({ usage: { cpuMs: 300, wallMs: 900, memoryBytes: 1 } })),
    );
    budget.pace(0.5);
    await run(NOTHING, 1);
    budget.pace(1);
    await run(NOTHING, 1);
    expect(budget.leftMs(1000)).toBe(550);
    budget.extend(200);
    expect(budget.leftMs(1000)).toBe(750);
  });

  it('counts elapsed time at a third, while a core is held and not during the wait for one', () => {
    let now = 0;
    const budget = createBudget(() => now);
    const end = budget.begin();
    now = 900;
    expect(budget.leftMs(1000)).toBe(700);
    end();
    now = 90_000;
    expect(budget.leftMs(1000)).toBe(700);
    budget.begin();
    now += 300;
    expect(budget.leftMs(1000)).toBe(600);
  });
});
