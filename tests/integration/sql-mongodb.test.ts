import { describe, expect, it } from 'vitest';
import { openDocuments, type DocumentsServer } from '@hone/kinds/sql/documents-server';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const SPEC = { runtime: 'mongodb', memoryMiB: 128, processes: 16, trust: 'candidate' } as const;
const LIMITS = { caps: { rows: 1000, bytes: 1_000_000, rowBytes: 100_000 }, wallMs: 2_000 };
const SCHEMA = JSON.stringify({
  from: 'people',
  collections: {
    people: { fields: { _id: { type: 'int' }, name: { type: 'string' } } },
    visits: { fields: { _id: { type: 'int' }, person: { type: 'int' }, minutes: { type: 'double' } } },
  },
});
const DATA = JSON.stringify({
  people: Array.from({ length: 20 }, (_, id) => ({ _id: id, name: `name ${id % 3}` })),
  visits: Array.from({ length: 10 }, (_, id) => ({ _id: id, person: id, minutes: id / 4 })),
});

let sandbox: SuiteSandbox;
let server: DocumentsServer;

async function openLoaded(): Promise<DocumentsServer> {
  const opened = await openDocuments(
    { open: (spec) => sandbox.open(spec), now: () => performance.now() },
    SPEC,
  );
  await opened.load(SCHEMA, DATA);
  return opened;
}

useSandbox(
  async (opened) => {
    sandbox = opened;
    server = await openLoaded();
  },
  { end: () => server.close() },
);

const rowsOf = async (pipeline: string): Promise<readonly (readonly (string | null)[])[]> => {
  const answer = await server.answer(pipeline, LIMITS);
  if (answer.kind !== 'result') throw new Error(JSON.stringify(answer));
  return answer.result.rows;
};

const COUNTED = '[{ $count: "n" }]';

describe('a box with documents', () => {
  it('answers on the collections that were loaded', async () => {
    const pipeline = `[
      { $lookup: { from: 'visits', localField: '_id', foreignField: 'person', as: 'v' } },
      { $group: { _id: null, n: { $sum: 1 }, minutes: { $sum: { $sum: '$v.minutes' } }, last: { $max: '$name' } } },
      { $project: { _id: 0, n: 1, minutes: 1, last: 1 } },
    ]`;
    const answer = await server.answer(pipeline, LIMITS);
    if (answer.kind !== 'result') throw new Error(JSON.stringify(answer));
    const [row = []] = answer.result.rows;
    expect(Object.fromEntries(answer.result.columns.map(({ name }, at) => [name, row[at]]))).toEqual({
      n: '20',
      minutes: '11.25',
      last: 'name 2',
    });
    expect(answer.wallMs).toBeLessThan(1_000);
  });

  it('keeps nothing from one pipeline to the next', async () => {
    await rowsOf("[{ $set: { name: 'x', 'a.b': 1 } }, { $unset: 'name' }]");
    expect(await rowsOf("[{ $match: { name: 'name 0' } }, { $count: 'n' }]")).toEqual([['7']]);
  });

  it('stores documents in another order, the same one for the same seed, and turns ties round', async () => {
    const asked = '[{ $project: { _id: 1 } }]';
    const tied = '[{ $sort: { name: 1 } }, { $project: { _id: 1 } }]';
    const [written, sorted] = [await rowsOf(asked), await rowsOf(tied)];
    await server.shuffle('a1');
    const [first, again, turned] = [await rowsOf(asked), await rowsOf(asked), await rowsOf(tied)];
    await server.load(SCHEMA, DATA);
    await server.shuffle('b2');
    const other = await rowsOf(asked);
    await server.load(SCHEMA, DATA);
    expect(again).toEqual(first);
    for (const rows of [first, other]) {
      expect(rows).not.toEqual(written);
      expect([...rows].sort()).toEqual([...written].sort());
    }
    expect(other).not.toEqual(first);
    expect(turned).not.toEqual(sorted);
  });

  it('calls data that cannot be loaded a fault of the task', async () => {
    await expect(server.load(SCHEMA, '{"people": [{"_id": {"$oid": "x"}}]}')).rejects.toThrow(
      /\$oid is no type/,
    );
    await server.load(SCHEMA, DATA);
  });

  it('tells what a pipeline did wrong', async () => {
    expect(await server.answer("[{ $set: { x: { $multiply: ['$name', 2] } } }]", LIMITS)).toMatchObject({
      kind: 'refused',
      sqlstate: '',
    });
  });
});

describe('a pipeline that wants more than documents', () => {
  it.each([
    ['writing', '[{ $out: "x" }]'],
    ['a program', '[{ $set: { x: { $function: { body: "return 1", args: [], lang: "js" } } } }]'],
    ['a program as a condition', '[{ $match: { $where: "true" } }]'],
    ['chance', '[{ $set: { x: { $rand: {} } } }]'],
    ['another collection', "[{ $lookup: { from: 'users', pipeline: [], as: 'x' } }]"],
    [
      'a prototype by computing',
      "[{ $set: { x: { $getField: { field: { $concat: ['__pro', 'to__'] }, input: '$$ROOT' } } } }, { $group: { _id: { $type: '$x' } } }, { $match: { _id: 'object' } }, { $set: { y: { $toInt: 'x' } } }]",
    ],
  ])('is refused by the program, whoever let it through: %s', async (_what, pipeline) => {
    const answer = await server.answer(pipeline, LIMITS);
    if (answer.kind === 'result') expect(answer.result.rows).toEqual([]);
    else expect(answer.kind).toBe('refused');
    expect(await rowsOf(COUNTED)).toEqual([['20']]);
  });
});

const loop = (inner: string): string =>
  `[{ $set: { x: { $reduce: { input: { $range: [0, 200000] }, initialValue: 0, in: ${inner} } } } }]`;

describe('a pipeline that takes all it can get', () => {
  it.each([
    ['a loop in a loop', loop("{ $add: ['$$value', { $size: { $range: [0, 200000] } }] }")],
    [
      'a pattern that tries everything',
      "[{ $set: { t: { $reduce: { input: { $range: [0, 50] }, initialValue: '', in: { $concat: ['$$value', 'a'] } } } } }, { $match: { t: { $regex: '^(a+)+b$' } } }]",
    ],
  ])('is stopped from outside: %s', async (_what, pipeline) => {
    const own = await openLoaded();
    try {
      const answer = await own.answer(pipeline, { ...LIMITS, wallMs: 500 });
      expect(answer.kind).toBe('stopped');
      expect(answer.wallMs).toBeLessThan(10_000);
      expect(own.isSound()).toBe(false);
    } finally {
      await own.close();
    }
  });

  it.each([
    [
      'an array that doubles',
      `[{ $set: { x: ['$$ROOT'] } }, ${"{ $set: { x: { $concatArrays: ['$x', '$x'] } } },".repeat(40)}]`,
    ],
    [
      'a text that doubles',
      `[{ $set: { x: 'aaaaaaaa' } }, ${"{ $set: { x: { $concat: ['$x', '$x'] } } },".repeat(40)}]`,
    ],
    ['a range without an end', '[{ $set: { x: { $range: [0, 2000000000] } } }]'],
  ])(
    'meets the limit of memory: %s',
    async (_what, pipeline) => {
      const own = await openLoaded();
      try {
        const answer = await own.answer(pipeline, { ...LIMITS, wallMs: 30_000 });
        if (answer.kind === 'refused') expect(answer.cause).toBe('memory');
        else expect(answer.kind).toBe('lost');
      } finally {
        await own.close();
      }
    },
    60_000,
  );

  it.each([
    ['rows', "[{ $set: { x: { $range: [0, 400] } } }, { $unwind: '$x' }]"],
    ['bytes', '[{ $set: { x: { $range: [0, 12000] } } }]'],
    ['rowBytes', '[{ $limit: 1 }, { $set: { x: { $range: [0, 60000] } } }]'],
  ])('meets the limit of its result: %s', async (what, pipeline) => {
    expect(await server.answer(pipeline, LIMITS)).toMatchObject({ kind: 'too-large', what });
  });

  it('leaves the box as it was', async () => {
    expect(await rowsOf(COUNTED)).toEqual([['20']]);
  });
});
