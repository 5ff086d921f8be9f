import type { EventBody, LiveEvent } from '@hone/contracts';
import type { EventLog } from '@hone/kit';
import { createMemoryEventLog } from '@hone/kit/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { settleList, emitEnding, withEvent, type EmittedList } from './emitted-list.js';

const ID = 'kept-whole';
const WHOSE = { submission: ID, attempt: 1 };
const AT = '2026-11-25T10:00:00.000Z';
const queued: EventBody = { type: 'submission.queued', data: { position: 0 } };
const running: EventBody = { type: 'grading.phase', data: { phase: 'run' } };
const cancelled: EventBody = { type: 'submission.cancelled', data: {} };

let log: EventLog;
beforeEach(async () => {
  log = createMemoryEventLog();
  for (const body of [queued, running]) await log.append(ID, 1, body, AT);
});

const live = () => log.read(ID, 0);
/** The list with its ending, as a record holds it. */
const recorded = ({ events }: EmittedList): LiveEvent[] => withEvent(ID, events, cancelled, AT);

describe('the list of an attempt', () => {
  it('is the live list when that ends with the events of the attempt', async () => {
    const { events, epoch } = await live();
    expect(await settleList(log, ID, 1, events.slice(1), [])).toEqual({ events, epoch });
  });

  it('leaves a list alone that somebody else has ended, and does not count that ending', async () => {
    const { events: own } = await live();
    await log.append(ID, 1, cancelled, AT);
    const before = await live();
    expect(await settleList(log, ID, 1, own, [])).toEqual({ events: own, epoch: before.epoch });
    const late = withEvent(ID, own, { type: 'grading.phase', data: { phase: 'judge' } }, AT);
    expect(await settleList(log, ID, 1, late, [])).toEqual({ events: late, epoch: before.epoch });
    expect(await live()).toEqual(before);
  });

  it('is emitted again when the log was lost', async () => {
    const { events: own, epoch: lost } = await live();
    await log.clear(ID);
    const list = await settleList(log, ID, 1, own, []);
    expect(list.events).toEqual(own);
    expect(list.epoch).not.toBe(lost);
    expect(await live()).toMatchObject(list);
  });
});

describe('an ending', () => {
  it('is appended when only it is missing', async () => {
    const { events, epoch } = await live();
    const whole = recorded({ events, epoch: epoch ?? '' });
    await emitEnding(log, WHOSE, whole);
    expect(await live()).toMatchObject({ events: whole, epoch });
  });

  it('is appended without a read to a log just seen, and emitted again if that log was lost since', async () => {
    const { events, epoch } = await live();
    const whole = recorded({ events, epoch: epoch ?? '' });
    const unread: EventLog = { ...log, read: () => Promise.reject(new Error('nobody reads')) };
    await emitEnding(
      { ...unread, append: (...event) => log.append(...event) },
      { ...WHOSE, epoch: epoch ?? '' },
      whole,
    );
    expect(await live()).toMatchObject({ events: whole, epoch });

    await log.clear(ID);
    await log.append(ID, 1, running, AT);
    await emitEnding(log, { ...WHOSE, epoch: epoch ?? '' }, whole);
    const anew = await live();
    expect(anew.events).toEqual(whole);
    expect(anew.epoch).not.toBe(epoch);
  });

  it('is emitted again when an event was appended after the log was seen', async () => {
    const { events, epoch } = await live();
    const whole = recorded({ events, epoch: epoch ?? '' });
    await log.append(ID, 1, running, AT);
    await emitEnding(log, { ...WHOSE, epoch: epoch ?? '' }, whole);
    expect((await live()).events).toEqual(whole);
  });

  it('is complete in the log although several emit it at once', async () => {
    const { events, epoch } = await live();
    const whole = recorded({ events, epoch: epoch ?? '' });
    await log.clear(ID);
    await Promise.all([1, 2, 3].map(() => emitEnding(log, WHOSE, whole)));
    expect((await live()).events).toEqual(whole);
  });

  it('is abandoned with an error when another process keeps interfering', async () => {
    const { events, epoch } = await live();
    const whole = recorded({ events, epoch: epoch ?? '' });
    const disturbed: EventLog = {
      append: (...event) => log.append(...event),
      read: (...place) => log.read(...place),
      follow: (...wanted) => log.follow(...wanted),
      close: () => log.close(),
      clear: async (id) => {
        await log.clear(id);
        await log.append(id, 1, running, AT);
      },
    };
    await log.clear(ID);
    await expect(emitEnding(disturbed, WHOSE, whole)).rejects.toThrow('while it was rewritten');
  });
});
