import { describe, expect, it } from 'vitest';
import { createDesignBox, type DesignBox } from '@hone/kinds/sql/design-box';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

const SPEC = { runtime: 'mongodb', memoryMiB: 128, processes: 16, trust: 'candidate' } as const;
const PLACED = {
  insertOne: { into: 'orders', document: { _id: '$$id', customer: '$$customer', lines: '$$lines' } },
};
const COUNTED = {
  updateOne: { in: 'counts', filter: { _id: '$$customer' }, update: { $inc: { n: 1 } }, upsert: true },
};
const PAGE = {
  find: { in: 'orders', filter: { _id: '$$id' }, project: { _id: 0, id: '$_id', customer: 1 } },
};
const OF_CUSTOMER = {
  find: {
    in: 'orders',
    filter: { customer: '$$customer' },
    project: { _id: 0, id: '$_id' },
    sort: { _id: -1 },
    limit: 3,
  },
};
const HISTORY = {
  events: Array.from({ length: 200 }, (_each, id) => ({
    event: 'placed',
    values: { id, customer: `c${id % 10}`, lines: [] },
  })),
  questions: [
    { path: 'page', values: { id: 1 } },
    { path: 'of-customer', values: { customer: 'c1' } },
  ],
};
const TASK: Parameters<DesignBox['play']>[0]['task'] = {
  events: {
    placed: {
      about: 'An order.',
      values: { id: 'n', customer: 't', lines: 'a' },
      repeats: true,
      atomic: true,
    },
  },
  paths: {
    page: { about: 'An order.', values: { id: 'n' }, columns: ['id', 'customer'], order: { by: 'none' } },
    'of-customer': { about: 'Some.', values: { customer: 't' }, columns: ['id'], order: { by: 'full' } },
  },
};

interface Parts {
  readonly indexes?: readonly object[];
  readonly writes?: readonly object[];
  readonly page?: object;
}

const runOf = ({ indexes = [], writes = [PLACED], page = PAGE }: Parts, wallMs = 10_000) => ({
  task: TASK,
  design: {
    collections: { orders: { indexes }, counts: {} },
    writes: { placed: writes },
    reads: { page, 'of-customer': OF_CUSTOMER },
  },
  workload: HISTORY,
  wallMs,
});

let box: DesignBox;

useSandbox((sandbox) => {
  box = createDesignBox({ open: (spec) => sandbox.open(spec), now: () => performance.now() }, SPEC);
});

const played = async (parts: Parts) => {
  const outcome = await box.play(runOf(parts));
  if (outcome.end !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome;
};

describe('a box with designs of documents', () => {
  it('answers from what was written, and counts what an index saves', async () => {
    const scanning = await played({});
    expect(scanning.answers.map(({ rows }) => rows)).toEqual([
      [['i1', 'tc1']],
      [['i191'], ['i181'], ['i171']],
    ]);
    // The index on the key covers the order, but not the customer.
    expect(scanning.reads['of-customer']?.examined).toBe(29);
    const indexed = await played({ indexes: [{ keys: { customer: 1, _id: -1 } }] });
    expect(indexed.answers).toEqual(scanning.answers);
    expect(indexed.reads['of-customer']).toMatchObject({ examined: 3, sorted: 0 });
    expect(indexed.writes['placed']).toMatchObject({ documents: 1, entries: 2 });
  });

  it('keeps nothing from one history to the next', async () => {
    const once = await played({ writes: [PLACED, COUNTED] });
    expect(await played({ writes: [PLACED, COUNTED] })).toEqual(once);
  });

  it('ends the program in the middle of an event', async () => {
    const crash = async (writes: readonly object[]) => {
      const outcome = await box.crash(runOf({ writes }));
      if (outcome.end !== 'done') throw new Error(JSON.stringify(outcome));
      return outcome.crashes['placed'];
    };
    expect(await crash([PLACED])).toEqual({ events: 3, stops: 0 });
    // Counts don't matter here.
    expect(await crash([PLACED, COUNTED])).toEqual({ events: 3, stops: 3 });
    const copied = {
      insertOne: { into: 'orders', document: { _id: { of: '$$id' }, customer: '$$customer' } },
    };
    expect(await crash([PLACED, copied])).toMatchObject({ broken: { stop: 1, of: 2, when: 'between' } });
  });

  it('tells which command failed, and where in the history', async () => {
    const wrong = { updateOne: { in: 'orders', filter: { _id: '$$id' }, update: { $inc: { customer: 1 } } } };
    expect(await box.play(runOf({ writes: [PLACED, wrong] }))).toMatchObject({
      end: 'failed',
      at: 'writes.placed[1].updateOne',
      place: 0,
    });
  });

  const looping = (input: object): object => ({
    aggregate: {
      in: 'orders',
      pipeline: [
        { $match: { _id: '$$id' } },
        {
          $project: {
            id: '$_id',
            customer: { $reduce: { input, initialValue: 0, in: { $add: ['$$value', 1] } } },
          },
        },
      ],
    },
  });

  it('gives up a box whose design does not end or needs too much memory, and goes on with another', async () => {
    const inner = { $map: { input: { $range: [0, 3000] }, as: 'it', in: { $sum: { $range: [0, 1000] } } } };
    const endless = looping({ $map: { input: { $range: [0, 3000] }, as: 'at', in: inner } });
    expect(await box.play(runOf({ page: endless }, 1_000))).toEqual({ end: 'stopped' });
    const greedy = looping({ $range: [0, 2_000_000_000] });
    expect(await box.play(runOf({ page: greedy }, 20_000))).toEqual({ end: 'lost' });
    expect((await played({})).answers).toHaveLength(2);
  }, 90_000);
});
