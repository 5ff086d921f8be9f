import { describe, expect, it } from 'vitest';
import { makePipelineMutants, rewrittenPipeline } from './make-pipeline-mutants.js';

const mutantsOf = (text: string): Record<string, unknown> =>
  Object.fromEntries(makePipelineMutants(text).map(({ id, sql }) => [id, JSON.parse(sql)]));

describe('mutants of a pipeline', () => {
  it('are written as JSON, like the reference without a mistake', () => {
    expect(rewrittenPipeline("[{ $limit: 2 }, // x\n { $match: { at: ISODate('2026-03-01') } }]")).toBe(
      '[{"$limit":2},{"$match":{"at":{"$date":"2026-03-01T00:00:00.000Z"}}}]',
    );
  });

  it('make one mistake in a condition each', () => {
    expect(mutantsOf("[\n  { $match: { a: { $gt: 1 }, b: 'x' } }]")).toEqual({
      'condition 2:5 $match left out': [],
      'condition 2:5 a left out': [{ $match: { b: 'x' } }],
      'condition 2:5 b left out': [{ $match: { a: { $gt: 1 } } }],
      'boundary 2:20 $gt as $gte': [{ $match: { a: { $gte: 1 }, b: 'x' } }],
    });
    expect(mutantsOf('[{ $set: { x: { $and: [{ $ne: ["$a", 1] }, true] } } }]')).toEqual({
      'logic 1:17 $and as $or': [{ $set: { x: { $or: [{ $ne: ['$a', 1] }, true] } } }],
      'condition 1:17 1. of $and left out': [{ $set: { x: { $and: [true] } } }],
      'condition 1:17 2. of $and left out': [{ $set: { x: { $and: [{ $ne: ['$a', 1] }] } } }],
      'equality 1:26 $ne as $eq': [{ $set: { x: { $and: [{ $eq: ['$a', 1] }, true] } } }],
    });
  });

  it('test array elements separately, and forget null', () => {
    const made = mutantsOf('[{ $match: { i: { $elemMatch: { a: 1, b: 2 } }, c: { $exists: true } } }]');
    expect(made['elements 1:19 $elemMatch of i as conditions on any items']).toEqual([
      { $match: { c: { $exists: true }, 'i.a': 1, 'i.b': 2 } },
    ]);
    expect(made['condition 1:19 a left out']).toEqual([
      { $match: { i: { $elemMatch: { b: 2 } }, c: { $exists: true } } },
    ]);
    expect(made['null 1:54 $exists true as false']).toBeDefined();
    expect(mutantsOf('[{ $set: { x: { $ifNull: ["$a", 1] } } }]')).toEqual({
      'null 1:17 $ifNull left out': [{ $set: { x: '$a' } }],
    });
  });

  it('reverse sorts, change limits and unwind arrays differently', () => {
    expect(
      Object.keys(mutantsOf("[{ $unwind: '$a' }, { $sort: { a: 1, b: -1 } }, { $skip: 0 }, { $limit: 1 }]")),
    ).toEqual([
      'unwind 1:4 documents without items kept',
      'unwind 1:4 $unwind left out',
      'order 1:32 a 1 as -1',
      'order 1:32 a left out',
      'order 1:38 b -1 as 1',
      'order 1:38 b left out',
      'limit 1:51 $skip 0 as 1',
      'limit 1:65 $limit 1 as 2',
    ]);
  });

  it('count, add up and group differently', () => {
    const text =
      "[{ $group: { _id: { a: '$a', b: '$b' }, n: { $sum: '$n' }, k: { $sum: 1 }, s: { $addToSet: '$x' }, f: { $first: '$y' } } }]";
    expect(Object.keys(mutantsOf(text))).toEqual([
      'group 1:14 a left out of the key',
      'group 1:14 b left out of the key',
      'aggregate 1:46 $sum as $max',
      'count 1:46 $sum as a count',
      'duplicates 1:81 $addToSet as $push',
      'aggregate 1:105 $first as $last',
    ]);
  });

  it('change pipelines inside stages, and join differently', () => {
    const text =
      "[{ $lookup: { from: 'b', localField: 'x', foreignField: 'y', pipeline: [{ $match: { n: { $lte: 3 } } }], as: 'z' } }]";
    expect(Object.keys(mutantsOf(text))).toEqual([
      'lookup 1:26 equal fields not asked for',
      'lookup 1:62 pipeline left out',
      'condition 1:75 $match left out',
      'boundary 1:90 $lte as $lt',
    ]);
  });

  it('forget a step of a computation', () => {
    expect(mutantsOf('[{ $set: { x: { $multiply: ["$a", "$b"] } } }]')).toEqual({
      'compute 1:17 $multiply as its first value': [{ $set: { x: '$a' } }],
    });
  });
});
