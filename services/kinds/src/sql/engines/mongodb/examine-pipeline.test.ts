import { describe, expect, it } from 'vitest';
import { examinePipeline } from './examine-pipeline.js';
import {
  ACCUMULATORS,
  EXPRESSION_OPERATORS,
  OPERATORS,
  QUERY_OPERATORS,
  REJECTED,
  STAGES,
  WINDOW_OPERATORS,
} from './offered.js';

const COLLECTIONS = new Set(['carts', 'orders']);
const verdictOn = (text: string): string => {
  const examined = examinePipeline(text, COLLECTIONS);
  return examined.ok ? 'taken' : `${examined.reason}: ${examined.message}`;
};

/** The language of the program in the image. */
const program = new URL('../../../../../../sandbox-images/mongodb/src/language.mjs', import.meta.url).href;
const { namesOf } = (await import(program)) as {
  namesOf: () => Record<'stages' | 'expressions' | 'accumulators' | 'conditions' | 'windows', string[]>;
};

describe('the supported language', () => {
  it('is known to the program in the box', () => {
    const names = namesOf();
    const lists = [
      [STAGES, names.stages],
      [QUERY_OPERATORS, names.conditions],
      [EXPRESSION_OPERATORS, names.expressions],
      [ACCUMULATORS, names.accumulators],
      [WINDOW_OPERATORS, names.windows],
    ] as const;
    for (const [offered, known] of lists)
      expect([...offered].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('has no rejected name', () => {
    expect([...REJECTED.keys()].filter((name) => STAGES.has(name) || OPERATORS.has(name))).toEqual([]);
  });

  it('excludes writes, code and randomness in the program, too', () => {
    const all = Object.values(namesOf()).flat();
    for (const name of [
      '$out',
      '$merge',
      '$function',
      '$accumulator',
      '$where',
      '$sample',
      '$rand',
      '$sampleRate',
    ])
      expect(all).not.toContain(name);
  });
});

describe('a pipeline', () => {
  it('is accepted with its stages, operators and collections', () => {
    const text = `[
      { $match: { a: { $elemMatch: { b: 1 } }, $expr: { $gt: ['$x', '$$ROOT.y'] } } },
      { $lookup: { from: 'orders', let: { n: '$n' }, pipeline: [{ $match: { $expr: { $eq: ['$n', '$$n'] } } }], as: 'o' } },
      { $unionWith: 'orders' },
      { $unionWith: { coll: 'carts', pipeline: [{ $limit: 1 }] } },
      { $facet: { a: [{ $count: 'n' }], b: [{ $sortByCount: '$x' }] } },
      { $setWindowFields: { sortBy: { a: 1 }, output: { r: { $rank: {} } } } },
      { $set: { price: '$5', x: '$$REMOVE' } },
    ]`;
    expect(verdictOn(text)).toBe('taken');
  });

  it.each([
    ['an object', '{ $match: {} }', 'compile-error: line 1, column 1: a pipeline is an array of stages'],
    ['a stage that is none', '[1]', 'compile-error: line 1, column 2: a stage is an object'],
    [
      'two stages in one',
      '[{ $match: {}, $limit: 1 }]',
      'compile-error: line 1, column 16: a stage has one key',
    ],
    [
      'a misspelt stage',
      '[{ $macth: {} }, { $limt: 1 }]',
      'compile-error: line 1, column 4: there is no stage $macth',
    ],
    ['one letter less', '[{ $limt: 1 }]', 'there is no stage $limt; is it $limit?'],
    ['a misspelt operator', '[{ $match: { a: { $gtt: 1 } } }]', 'there is no operator $gtt; is it $gt?'],
    ['writing', '[{ $out: "x" }]', 'forbidden: line 1, column 4: $out is not allowed: a pipeline only reads'],
    ['writing inside', '[{ $facet: { a: [{ $merge: "x" }] } }]', 'forbidden: line 1, column 20: $merge'],
    ['a program', '[{ $set: { a: { $function: {} } } }]', 'forbidden: line 1, column 17: $function'],
    ['a program as a condition', '[{ $match: { $where: "1" } }]', 'forbidden: line 1, column 14: $where'],
    ['an accumulator that is a program', '[{ $group: { _id: 1, a: { $accumulator: {} } } }]', 'forbidden'],
    ['chance', '[{ $sample: { size: 1 } }]', 'forbidden'],
    ['the server', '[{ $currentOp: {} }]', 'forbidden'],
    ['the clock', '[{ $set: { a: ["$$NOW"] } }]', 'forbidden: line 1, column 16: $$NOW is not allowed'],
    ['roles', '[{ $set: { a: "$$USER_ROLES.x" } }]', 'forbidden'],
    [
      'a variable that is not there',
      '[{ $set: { a: "$$ROOTS" } }]',
      'compile-error: line 1, column 15: there is no variable',
    ],
    [
      'a stage as an operator',
      '[{ $match: { $limit: 1 } }]',
      '$limit is not allowed: a stage may occur only in a pipeline',
    ],
    [
      'another collection',
      '[{ $lookup: { from: "users", as: "x" } }]',
      'forbidden: line 1, column 21: there is no collection users; there are carts, orders',
    ],
    ['another one in a union', '[{ $unionWith: "users" }]', 'forbidden'],
    [
      'another one inside',
      '[{ $lookup: { from: "orders", as: "x", pipeline: [{ $unionWith: { coll: "a" } }] } }]',
      'forbidden',
    ],
    ['another one in a graph', '[{ $graphLookup: { from: "x" } }]', 'forbidden'],
    [
      'a computed collection',
      '[{ $lookup: { from: { db: "x", coll: "y" }, as: "x" } }]',
      'a collection is named by a text',
    ],
    ['no collection', '[{ $lookup: { as: "x", pipeline: [] } }]', '$lookup must name a collection with from'],
    ['a prototype', '[{ $set: { a: "$x.__proto__.y" } }]', 'forbidden'],
    ['the maker of a value', '[{ $set: { a: "$$ROOT.constructor" } }]', 'forbidden'],
    ['too many stages', `[${'{ $limit: 1 },'.repeat(101)}]`, 'at most 100 stages'],
    [
      'too many in all',
      `[${`{ $facet: { a: [${'{ $limit: 1 },'.repeat(60)}] } },`.repeat(2)}]`,
      'at most 100 stages',
    ],
  ])('is refused: %s', (_what, text, message) => {
    expect(verdictOn(text)).toContain(message);
  });
});
