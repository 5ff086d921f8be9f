import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../../checkers/checker.js';
import { HistoryBuilder } from './history-builder.fixture.js';
import { propertyOf, type PropertyName } from './properties.js';

const bound = (name: PropertyName, options: object) =>
  propertyOf(name).bind({ published: 'messages', topic: 'points', ...options });

const judge = (name: PropertyName, options: object, builder: HistoryBuilder): CheckerResult =>
  bound(name, options).judge(builder.history);

const sentenceOf = (result: CheckerResult): string =>
  result.outcome === 'fail' ? result.counterexample.sentence : result.outcome;

const key = (call: number): string => `k${call.toString(16).padStart(10, '0')}`;

type Rows = readonly Record<string, string>[];

const earned = (call: number, account = 'ana', points = '10') => ({
  topic: 'points',
  id: key(call),
  account,
  points,
});
const OTHER = { topic: 'levels', id: 'other' };

const kept = (messages: Rows, store: string, rows: Rows): HistoryBuilder =>
  new HistoryBuilder().store('messages', messages, 5_000).store(store, rows, 5_001);

describe('an idempotent consumer', () => {
  const options = { effects: 'entries', field: 'message' };
  const consumer = (...effects: string[]): HistoryBuilder =>
    kept(
      [earned(0), earned(1), earned(0), OTHER],
      'entries',
      effects.map((message) => ({ message })),
    );

  it('has every effect of its topic once, in any order', () => {
    expect(judge('idempotent-consumer', options, consumer(key(1), key(0))).outcome).toBe('pass');
  });

  it.each([
    ['twice', [key(0), key(1), key(1)], `such as ${key(1)}: 2 times.`, true],
    ['never', [key(0)], `such as ${key(1)}: 0 times.`, false],
  ])('is found out when one has its effect %s', (_, effects, sentence, holds) => {
    const builder = consumer(...effects);
    expect(sentenceOf(judge('idempotent-consumer', options, builder))).toContain(sentence);
    expect(bound('idempotent-consumer', options).holdsWhenBusy(builder.history)).toBe(holds);
  });

  it('is shown with the deliveries of the message', () => {
    const builder = new HistoryBuilder()
      .call({
        name: 'earn',
        atMs: 0,
        requests: [{ to: 'points', atMs: 5, status: 204, path: '/deliveries' }],
      })
      .store('messages', [earned(0)], 5_000)
      .store('entries', [], 5_001);
    expect(judge('idempotent-consumer', options, builder)).toMatchObject({
      counterexample: { messages: [0, 1], operations: [1 + 1] },
    });
  });
});

describe('totals', () => {
  const options = { key: 'account', amount: 'points', totals: 'accounts', owner: 'id', total: 'balance' };
  const balances = (ana: string, ben: string): HistoryBuilder =>
    kept([earned(0), earned(1), earned(1), earned(2, 'ben', '5'), OTHER], 'accounts', [
      { id: 'ana', balance: ana },
      { id: 'ben', balance: ben },
    ]);

  it('are the sums of their messages, each counted once', () => {
    expect(judge('totals', options, balances('20', '5')).outcome).toBe('pass');
  });

  it('are wrong where one was counted twice, or an update got lost', () => {
    const sentence = (ana: string, ben: string) => sentenceOf(judge('totals', options, balances(ana, ben)));
    expect(sentence('30', '5')).toBe('The balance of ana is 30; its messages add up to 20.');
    expect(sentence('20', '0')).toBe('The balance of ben is 0; its messages add up to 5.');
  });
});

describe('the newest', () => {
  const options = {
    key: 'account',
    version: 'version',
    value: 'level',
    kept: 'accounts',
    owner: 'id',
    field: 'level',
  };
  const level = (version: string, name: string) => ({
    topic: 'points',
    id: `id-${version}`,
    account: 'ana',
    version,
    level: name,
  });
  const levels = (value: string): HistoryBuilder =>
    kept([level('9', 'silver'), level('10', 'gold'), OTHER], 'accounts', [{ id: 'ana', level: value }]);

  it('wins by number, regardless of which came last', () => {
    expect(judge('newest-wins', options, levels('gold')).outcome).toBe('pass');
    expect(sentenceOf(judge('newest-wins', options, levels('silver')))).toBe(
      'The level of ana is silver; version 10, the newest, says gold.',
    );
  });
});

describe('an effect in another service', () => {
  interface Mail {
    readonly path: string;
    readonly status?: number;
    readonly says?: Readonly<Record<string, string | number>>;
  }
  const mailed = (...mails: Mail[]): HistoryBuilder =>
    new HistoryBuilder()
      .call({ name: 'earn', atMs: 0, requests: mails.map((mail, at) => ({ to: 'mail', atMs: at, ...mail })) })
      .store('messages', [earned(0)], 5_000);
  const judgeMails = (...mails: Mail[]): CheckerResult =>
    judge('remote-effect', { to: 'mail' }, mailed(...mails));

  it('may be requested again under the same path', () => {
    expect(judgeMails({ path: '/mails/a' }, { path: '/mails/a', status: 201 }).outcome).toBe('pass');
    expect(judgeMails({ path: '/mails/b', status: 503 }, { path: '/mails/a', status: 201 }).outcome).toBe(
      'pass',
    );
  });

  it('happens twice under two paths, though the first answer got lost', () => {
    const twice = [{ path: '/mails/a' }, { path: '/mails/b', status: 201 }];
    expect(sentenceOf(judgeMails(...twice))).toMatch(/led to 2 effects in mail.*: \/mails\/a, \/mails\/b\.$/);
    expect(bound('remote-effect', { to: 'mail' }).holdsWhenBusy(mailed(...twice).history)).toBe(true);
  });

  it('has the fields of the message', () => {
    const says = { order: 'id', points: 'points' };
    const judgeBody = (body: Readonly<Record<string, string | number>>): CheckerResult =>
      judge('remote-effect', { to: 'mail', says }, mailed({ path: '/mails/a', status: 201, says: body }));
    expect(judgeBody({ points: 10 }).outcome).toBe('pass');
    expect(sentenceOf(judgeBody({ points: 20 }))).toBe(
      `A request to mail for ${key(0)} has another points (expected 10).`,
    );
    expect(sentenceOf(judgeBody({}))).toMatch(/has no points \(expected 10\)/);
  });

  it('is missing until a request for it succeeds', () => {
    expect(sentenceOf(judgeMails({ path: '/mails/a' }))).toMatch(
      /^1 of 1 messages led to no request to mail/,
    );
    expect(sentenceOf(judgeMails())).toMatch(new RegExp(`such as ${key(0)}`));
  });
});

describe('acknowledging', () => {
  const delivered = (...statuses: (number | undefined)[]): HistoryBuilder =>
    new HistoryBuilder()
      .call({
        name: 'earn',
        atMs: 0,
        requests: statuses.map((status, at) => ({
          to: 'points',
          atMs: at * 100,
          path: '/deliveries',
          ...(status !== undefined && { status }),
        })),
      })
      .store('messages', [earned(0)], 5_000);

  it.each([
    ['at once', [204], 'pass'],
    ['in the end', [500, undefined, 200], 'pass'],
    ['not at all', [], `The last delivery of ${key(0)} was never delivered`],
    ['as a conflict', [204, 409], `The last delivery of ${key(0)} was answered 409`],
    ['by silence', [undefined], `The last delivery of ${key(0)} was answered nothing`],
  ])('%s', (_, statuses, sentence) => {
    const builder = delivered(...statuses);
    expect(sentenceOf(judge('acknowledged', { to: 'points' }, builder))).toContain(sentence);
  });

  it('of nothing decides nothing', () => {
    expect(judge('acknowledged', { to: 'points' }, new HistoryBuilder()).outcome).toBe('inconclusive');
  });
});
