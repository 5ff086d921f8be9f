import { MEASURE_LANE, laneJobSchema, type Lane } from '@hone/contracts';
import { createMemoryQueue } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { orderOf } from './attempt.fixture.js';
import { createMeasureTurn } from './measure-turn.js';

function open(sharesCore = true) {
  const lane = (name: Lane) => createMemoryQueue({ name, schema: laneJobSchema(name) });
  const queues = {
    'grading-run': lane('grading-run'),
    'grading-submit': lane('grading-submit'),
    'grading-regrade': lane('grading-regrade'),
    [MEASURE_LANE]: lane(MEASURE_LANE),
  };
  const state = { grading: false, now: 0 };
  const turn = createMeasureTurn({
    queues,
    isGrading: () => state.grading,
    sharesCore,
    now: () => state.now,
  });
  return { queues, state, turn };
}
const toMeasure = { ...orderOf('s', 2), stage1Digest: 'ab', checks: [] };

describe('a machine with a single core', () => {
  it('measures when nothing is graded and nothing waits', async () => {
    const { queues, state, turn } = open();
    expect(await turn.isDue()).toBe(false);
    await queues[MEASURE_LANE].add('s:2', toMeasure);
    state.grading = true;
    expect(await turn.isDue()).toBe(false);
    state.grading = false;
    await queues['grading-run'].add('r:1', orderOf('r'));
    expect(await turn.isDue()).toBe(false);
    await queues['grading-run'].remove('r:1');
    expect(await turn.isDue()).toBe(true);
  });

  it('measures after a minute despite other work, and restarts the minute for the next', async () => {
    const { queues, state, turn } = open();
    await queues[MEASURE_LANE].add('s:2', toMeasure);
    state.grading = true;
    expect(await turn.isDue()).toBe(false);
    state.now = 60_000;
    expect(await turn.isDue()).toBe(true);
    expect(await turn.isDue()).toBe(false);
  });
});

describe('a machine with more cores', () => {
  it('measures at any time', async () => {
    const { state, turn } = open(false);
    state.grading = true;
    expect(await turn.isDue()).toBe(true);
  });
});
