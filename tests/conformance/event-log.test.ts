import type { EventBody, LiveEvent } from '@hone/contracts';
import { createRedisEventLog, type EventLog } from '@hone/kit';
import { createMemoryEventLog } from '@hone/kit/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { Redis } from 'ioredis';
import { eventually } from '../support/eventually.js';
import { ownPrefix, redisUrl } from '../support/servers/infrastructure.js';

const queued: EventBody = { type: 'submission.queued', data: { position: 0 } };
const started = (attempt: number): EventBody => ({ type: 'grading.started', data: { attempt } });
const line = (text: string): EventBody => ({ type: 'grading.log', data: { stream: 'info', text } });
const voided: EventBody = { type: 'grading.voided', data: { reason: 'a platform fault' } };

/** A fresh log as two processes see it, and a way to lose it. */
interface Harness {
  readonly log: EventLog;
  readonly other: EventLog;
  readonly lose: (submission: string) => Promise<void>;
}

function memoryHarness(endedKeptSeconds?: number): Harness {
  const log = createMemoryEventLog(undefined, endedKeptSeconds === undefined ? {} : { endedKeptSeconds });
  return { log, other: log, lose: () => Promise.resolve(log.forget()) };
}

function redisHarness(endedKeptSeconds?: number): Harness {
  const options = { redisUrl: redisUrl(), prefix: ownPrefix(), endedKeptSeconds };
  return {
    log: createRedisEventLog(options),
    other: createRedisEventLog(options),
    lose: async (submission: string) => {
      const redis = new Redis(options.redisUrl);
      const stream = `${options.prefix}live:${submission}`;
      await redis.del(stream, `${stream}:facts`);
      await redis.quit();
    },
  };
}

const numbers = (events: readonly LiveEvent[]) => events.map((event) => event.seq);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe.each([
  ['in memory', memoryHarness],
  ['of Redis', redisHarness],
])('an event log %s', (_name, createHarness) => {
  let harness: Harness | undefined;
  const open = (endedKeptSeconds?: number) => (harness = createHarness(endedKeptSeconds));

  afterEach(async () => {
    await harness?.log.close();
    await harness?.other.close();
  });

  it('numbers events from 1 and returns them in order', async () => {
    const { log, other } = open();
    expect(await log.append('s', 0, queued)).toMatchObject({ ok: true, seq: 1 });
    expect(await other.append('s', 1, started(1))).toMatchObject({ ok: true, seq: 2 });
    const all = await log.read('s', 0);
    expect(all).toMatchObject({ lastSeq: 2 });
    expect(all.events).toMatchObject([
      { submission: 's', seq: 1, ...queued },
      { submission: 's', seq: 2, ...started(1) },
    ]);
    expect(numbers((await other.read('s', 1)).events)).toEqual([2]);
  });

  it('keeps the time of an event that is already recorded', async () => {
    const { log } = open();
    const at = '2024-02-29T12:00:00.000Z';
    expect(await log.append('s', 0, queued, at)).toMatchObject({ ok: true, at });
    expect((await log.read('s', 0)).events).toMatchObject([{ seq: 1, at }]);
  });

  it('knows nothing of a submission without events', async () => {
    const { log } = open();
    expect(await log.read('s', 0)).toEqual({ events: [], lastSeq: 0, epoch: null });
  });

  it('keeps logs apart, and each keeps its epoch', async () => {
    const { log } = open();
    const first = await log.append('s', 0, queued);
    const second = await log.append('s', 1, started(1));
    const elsewhere = await log.append('t', 0, queued);
    expect(first.ok && second.ok && first.epoch === second.epoch).toBe(true);
    expect(first.ok && elsewhere.ok && first.epoch !== elsewhere.epoch).toBe(true);
    expect(elsewhere).toMatchObject({ seq: 1 });
  });

  it('rejects an attempt that is older than the newest', async () => {
    const { log, other } = open();
    await log.append('s', 1, started(1));
    await other.append('s', 2, started(2));
    expect(await log.append('s', 1, line('late'))).toEqual({ ok: false, reason: 'stale-attempt' });
    expect(await log.append('s', 0, queued)).toEqual({ ok: false, reason: 'stale-attempt' });
    expect((await log.read('s', 0)).lastSeq).toBe(2);
  });

  it('rejects everything after a terminal event', async () => {
    const { log } = open();
    await log.append('s', 1, voided);
    expect(await log.append('s', 1, line('late'))).toEqual({ ok: false, reason: 'ended' });
    expect(await log.append('s', 2, voided)).toEqual({ ok: false, reason: 'ended' });
  });

  it('assigns no number twice under concurrent appends', async () => {
    const { log, other } = open();
    await Promise.all(
      upTo(200).map((number) => (number % 2 ? log : other).append('s', 1, line(String(number)))),
    );
    expect(numbers((await log.read('s', 0)).events)).toEqual(upTo(200));
  });

  it('follows from the middle without gap or duplicate while others append', async () => {
    const { log, other } = open();
    const seen: LiveEvent[] = [];
    await Promise.all(upTo(20).map(() => other.append('s', 1, line('before'))));
    const during = Promise.all(upTo(100).map(() => other.append('s', 1, line('during'))));
    const stop = await log.follow('s', 10, (event) => seen.push(event));
    await during;
    await Promise.all(upTo(80).map(() => other.append('s', 1, line('after'))));
    await eventually(
      () => seen.length,
      (length) => length >= 190,
    );
    expect(numbers(seen)).toEqual(upTo(200).slice(10));
    stop();
  });

  it('sends every follower of one log the same, from any start', async () => {
    const { log, other } = open();
    await Promise.all(upTo(10).map(() => other.append('s', 1, line('before'))));
    const lists = upTo(50).map((): LiveEvent[] => []);
    await Promise.all(lists.map((list, index) => log.follow('s', index % 10, (event) => list.push(event))));
    await Promise.all(upTo(10).map(() => other.append('s', 1, line('after'))));
    await eventually(
      () => lists.every((list) => list.at(-1)?.seq === 20),
      (all) => all,
    );
    lists.forEach((list, index) => expect(numbers(list)).toEqual(upTo(20).slice(index % 10)));
  });

  it('sends nothing after the follower left', async () => {
    const { log, other } = open();
    const left: LiveEvent[] = [];
    const stayed: LiveEvent[] = [];
    const stop = await log.follow('s', 0, (event) => left.push(event));
    await log.follow('s', 0, (event) => stayed.push(event));
    await other.append('s', 1, line('one'));
    await eventually(
      () => left.length + stayed.length,
      (length) => length === 2,
    );
    stop();
    await other.append('s', 1, line('two'));
    await eventually(
      () => stayed.length,
      (length) => length === 2,
    );
    expect(numbers(left)).toEqual([1]);
  });

  it('restarts under another epoch when the log was lost, and notifies followers', async () => {
    const { log, other, lose } = open();
    const seen: number[] = [];
    const epochs: string[] = [];
    await other.append('s', 1, line('one'));
    const before = await other.append('s', 1, line('two'));
    await log.follow(
      's',
      0,
      (event) => seen.push(event.seq),
      (epoch) => epochs.push(epoch),
    );
    await lose('s');
    const after = await other.append('s', 2, started(2));
    await eventually(
      () => seen.length,
      (length) => length === 3,
    );
    expect(seen).toEqual([1, 2, 1]);
    expect(after).toMatchObject({ ok: true, seq: 1 });
    expect(before.ok && after.ok && before.epoch !== after.epoch).toBe(true);
    expect(after.ok && epochs).toEqual([after.ok && after.epoch]);
  });

  it('restarts a follower whose number is beyond the log', async () => {
    const { log, other } = open();
    const seen: number[] = [];
    const epochs: string[] = [];
    await other.append('s', 1, line('one'));
    await log.follow(
      's',
      7,
      (event) => seen.push(event.seq),
      (epoch) => epochs.push(epoch),
    );
    await eventually(
      () => seen.length,
      (length) => length === 1,
    );
    expect(epochs).toHaveLength(1);
  });

  it('lets no writer of a lost log start a new one', async () => {
    const { log, lose } = open();
    const first = await log.append('s', 1, started(1));
    const epoch = first.ok ? first.epoch : '';
    expect(await log.append('s', 1, line('goes on'), undefined, epoch)).toMatchObject({ ok: true, seq: 2 });
    await lose('s');
    const rejected = { ok: false, reason: 'other-epoch' };
    expect(await log.append('s', 1, line('too late'), undefined, epoch)).toEqual(rejected);
    await log.append('s', 2, started(2));
    expect(await log.append('s', 2, line('too late'), undefined, epoch)).toEqual(rejected);
    expect((await log.read('s', 0)).lastSeq).toBe(1);
  });

  it('forgets a log once it has ended and its retention is over, and no other', async () => {
    const { log } = open(1);
    await log.append('goes on', 1, started(1));
    await log.append('s', 1, started(1));
    await log.append('s', 1, voided);
    expect((await log.read('s', 0)).lastSeq).toBe(2);
    await eventually(
      async () => (await log.read('s', 0)).epoch,
      (epoch) => epoch === null,
    );
    expect((await log.read('goes on', 0)).lastSeq).toBe(1);
  });

  it('starts over after it was cleared', async () => {
    const { log } = open();
    const first = await log.append('s', 1, voided);
    await log.clear('s');
    const next = await log.append('s', 1, started(1));
    expect(next).toMatchObject({ ok: true, seq: 1 });
    expect(first.ok && next.ok && first.epoch !== next.epoch).toBe(true);
  });
});
