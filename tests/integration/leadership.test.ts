import { createManualClock } from '@hone/kit/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { createMongoLeadership } from '../../services/api/src/reconciler/leadership.mongo.js';
import { TERM_MS } from '../../services/api/src/reconciler/leadership.js';
import { openOwnDatabase } from '../support/api/api-database.js';

const mongo = openOwnDatabase();
afterAll(() => mongo.drop());

const start = Date.parse('2026-03-01T12:00:00Z');

describe('leading the reconcilers', () => {
  it('is for one at a time, and passes to another when one dies', async () => {
    const clock = createManualClock(start);
    const candidates = ['a', 'b', 'c'].map((name) => createMongoLeadership(mongo.database, name, clock));
    const leaders = async () => (await Promise.all(candidates.map((each) => each.leads()))).filter(Boolean);
    expect(await leaders()).toHaveLength(1);
    candidates.pop();
    clock.advance(TERM_MS);
    expect(await leaders()).toHaveLength(1);
  });

  it('continues when the clock is set back, and when it reaches earlier times again', async () => {
    const clock = createManualClock(start + 86_400_000);
    const dead = createMongoLeadership(mongo.database, 'dead', clock);
    clock.set(3_600_000);
    expect(await dead.leads()).toBe(true);
    clock.advance(TERM_MS);
    expect(await dead.leads()).toBe(true);
    clock.set(-TERM_MS);
    expect(await dead.leads()).toBe(true);
    clock.set(-3_600_000);
    const heir = createMongoLeadership(mongo.database, 'heir', clock);
    for (let passed = 0; passed <= 3_700_000; passed += TERM_MS) {
      expect(await heir.leads()).toBe(true);
      clock.advance(TERM_MS);
    }
  });
});
