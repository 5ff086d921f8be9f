import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../../checkers/checker.js';
import { HistoryBuilder } from './history-builder.fixture.js';
import { propertyOf } from './properties.js';

type Demand = 'finished' | 'completed' | 'compensated';

const KEY = 'k0000000000';

/** A step: the service, PUT or DELETE, and its status; without a status there was no answer. */
type Step = readonly [to: string, method: 'PUT' | 'DELETE', status?: number];

const ordered = (state: string | undefined, ...steps: Step[]): HistoryBuilder =>
  new HistoryBuilder()
    .call({
      name: 'place',
      atMs: 0,
      status: 202,
      requests: steps.map(([to, method, status], at) => ({
        to,
        method,
        path: '/step',
        atMs: 10 * (at + 1),
        ...(status !== undefined && { status }),
      })),
    })
    .store('orders', state === undefined ? [] : [{ id: `order-${KEY}`, state }], 5_000);

const judge = (demand: Demand, builder: HistoryBuilder): CheckerResult =>
  propertyOf('saga')
    .bind({
      demand,
      operations: ['place'],
      steps: ['stock', 'bank'],
      store: 'orders',
      field: 'id',
      state: 'state',
    })
    .judge(builder.history);

const sentenceOf = (result: CheckerResult): string =>
  result.outcome === 'fail' ? result.counterexample.sentence : result.outcome;

const DONE: readonly Step[] = [
  ['stock', 'PUT', 200],
  ['bank', 'PUT'],
  ['bank', 'PUT', 200],
];

describe('a saga that is finished', () => {
  it.each(['confirmed', 'cancelled'])('is %s', (state) => {
    expect(judge('finished', ordered(state)).outcome).toBe('pass');
  });

  it.each([
    ['open', 'open', `1 of 1 orders did not end as they must, such as ${KEY}: its state is still open.`],
    ['lost', undefined, 'it was acknowledged and is not stored.'],
  ])('is not %s', (_, state, sentence) => {
    expect(sentenceOf(judge('finished', ordered(state)))).toContain(sentence);
  });

  it('decides nothing where nothing was acknowledged', () => {
    expect(judge('finished', new HistoryBuilder().store('orders', [], 10)).outcome).toBe('inconclusive');
  });
});

describe('a saga that is completed', () => {
  it('has every step done, though an answer got lost', () => {
    expect(judge('completed', ordered('confirmed', ...DONE)).outcome).toBe('pass');
  });

  it.each([
    [
      'was cancelled without a reason',
      ordered('cancelled', ...DONE),
      /nothing was refused, and its state is cancelled/,
    ],
    [
      'lacks a step',
      ordered('confirmed', ['stock', 'PUT', 200], ['bank', 'PUT', 503]),
      /bank has not done its step/,
    ],
    ['undid a step', ordered('confirmed', ...DONE, ['stock', 'DELETE', 200]), /stock has not done its step/],
  ])('is not one that %s', (_, builder, sentence) => {
    expect(sentenceOf(judge('completed', builder))).toMatch(sentence);
  });
});

describe('a saga that is compensated', () => {
  it.each([
    [
      'undid what it did',
      [
        ['stock', 'PUT', 200],
        ['bank', 'PUT', 402],
        ['stock', 'DELETE', 200],
      ],
    ],
    [
      'undid what may have been done',
      [
        ['stock', 'PUT'],
        ['stock', 'DELETE', 503],
        ['stock', 'DELETE', 200],
      ],
    ],
    ['did nothing', [['stock', 'PUT', 409]]],
  ] satisfies [string, Step[]][])('%s', (_, steps) => {
    expect(judge('compensated', ordered('cancelled', ...steps)).outcome).toBe('pass');
  });

  it.each([
    [
      'leaves a step',
      'cancelled',
      [
        ['stock', 'PUT', 200],
        ['bank', 'PUT', 402],
      ],
    ],
    [
      'leaves what may have been done',
      'cancelled',
      [
        ['stock', 'PUT'],
        ['bank', 'PUT', 402],
      ],
    ],
    [
      'gives up undoing',
      'cancelled',
      [
        ['stock', 'PUT', 200],
        ['stock', 'DELETE', 503],
      ],
    ],
    [
      'does it again afterwards',
      'cancelled',
      [
        ['stock', 'PUT', 200],
        ['stock', 'DELETE', 200],
        ['stock', 'PUT', 200],
      ],
    ],
  ] satisfies [string, string, Step[]][])('is not one that %s', (_, state, steps) => {
    const result = judge('compensated', ordered(state, ...steps));
    expect(sentenceOf(result)).toMatch(/the one at stock was not undone/);
    expect(result).toMatchObject({ counterexample: { messages: expect.arrayContaining([0, 1]) } });
  });

  it('is not confirmed', () => {
    expect(sentenceOf(judge('compensated', ordered('confirmed')))).toMatch(
      /a step was refused, and its state is confirmed/,
    );
  });
});
