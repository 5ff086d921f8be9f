import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../checkers/checker.js';
import type { PropertyCheck } from './definition.js';
import { planOf } from './plan-checks.js';
import { judgeCheck } from './play-seeds.js';
import type { Play } from './play/play-scenario.js';
import { HistoryBuilder } from './properties/history-builder.fixture.js';
import { fail, inconclusive, pass } from './properties/property.js';
import { judgeGraded } from './report-checks.js';
import type { Topology } from './scenario/topology-file.js';

const check: PropertyCheck = {
  id: 'published',
  title: 'Every committed order is published',
  group: 'delivery',
  weight: 3,
  property: 'outbox',
  with: {
    demand: 'published',
    operation: 'place',
    committed: 'orders',
    field: 'id',
    published: 'messages',
    messageField: 'order',
  },
};
const topology = { members: {}, stubs: {}, links: [] } as unknown as Topology;

function playOf(unread: Play['unread'] = new Map()): Play {
  const { history } = new HistoryBuilder()
    .phase('calm', 0)
    .call({ name: 'place', atMs: 10, status: 201 })
    .store('orders', [], 900)
    .store('messages', [], 910);
  return { history, ownEnd: undefined, unread, lagMs: 1, boxMs: 1, crowded: [], logs: [] };
}

describe('a check of the graded scenario', () => {
  const judged = (
    result: CheckerResult,
    { isDoubted = false, beside = pass() }: { isDoubted?: boolean; beside?: CheckerResult } = {},
  ) => {
    const seed = { name: 'seed 1', seed: '5eed', isOwn: false };
    const findings = [
      { check, result, isDoubted },
      { check: { ...check, id: 'acknowledged' }, result: beside, isDoubted: false },
    ];
    const played = { seed, play: playOf(), start: { ok: true }, findings } as const;
    return judgeGraded([planOf(check)], played, topology).find((each) => each.check.id === check.id)?.check;
  };

  it('passes', () => {
    expect(judged(pass())).toMatchObject({ status: 'pass', score: 1 });
  });

  it('fails', () => {
    expect(judged(fail('One was lost.', []))).toMatchObject({ status: 'fail', score: 0, reason: 'contract' });
  });

  it('fails where the service leaves it open in every play', () => {
    expect(judged(inconclusive('nothing was committed'))).toMatchObject({
      status: 'fail',
      reason: 'contract',
      evidence: { text: 'It could not be shown: nothing was committed.' },
    });
  });

  it('earns nothing where the service has left it open beside a failure', () => {
    expect(judged(inconclusive('nothing was committed'), { beside: fail('Lost.', []) })).toMatchObject({
      status: 'skipped',
      score: 0,
      evidence: { text: 'Not decided: nothing was committed.' },
    });
  });

  it('costs nothing where a busy machine has left it open', () => {
    expect(judged(inconclusive('the machine was busy'), { isDoubted: true })).toMatchObject({
      status: 'pass',
    });
  });
});

describe('a store that the service has spoiled', () => {
  it('fails checks that need it, even on a busy machine', () => {
    const play = { ...playOf(new Map([['orders', 'relation "orders" does not exist']])), lagMs: 9_000 };
    const found = judgeCheck(check, play);
    expect(found).toMatchObject({
      isDoubted: false,
      result: {
        outcome: 'fail',
        counterexample: {
          sentence:
            'What is stored as "orders" cannot be read after the scenario: relation "orders" does not exist.',
        },
      },
    });
  });

  it('does not affect a check that does not need it', () => {
    expect(judgeCheck(check, playOf(new Map([['sagas', 'locked']]))).result).toMatchObject({
      outcome: 'inconclusive',
      why: 'nothing was committed',
    });
  });
});
