import { describe, expect, it } from 'vitest';
import type { EventPage, LiveEvent } from '@hone/contracts';
import { followSubmission } from './follow.js';

const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
const event = (seq: number, body: object) => ({ submission: 's1', seq, at: at(seq), ...body }) as LiveEvent;

const QUEUED = event(1, { type: 'submission.queued', data: { position: 0 } });
const STARTED = event(2, { type: 'grading.started', data: { attempt: 1 } });
const VOIDED = event(2, { type: 'grading.voided', data: { reason: 'The platform failed.' } });

interface Script {
  /** Events from the socket before the first poll. */
  readonly live: readonly unknown[];
  readonly pages: readonly EventPage[];
}

/** Follows with a scripted site; returns the requested numbers and the types of received events. */
async function follow({ live, pages }: Script) {
  const asked: number[] = [];
  const heard: string[] = [];
  let restarts = 0;
  const stop = new AbortController();
  const ended = await followSubmission('s1', {
    chosen: { site: 'http://site', token: 'token' } as never,
    client: {
      listEvents: (_id: string, after: number) => {
        const page = pages[asked.push(after) - 1];
        if (page !== undefined) return Promise.resolve(page);
        stop.abort();
        return Promise.resolve({ items: [], lastSeq: 0 });
      },
    },
    openLive: (_chosen, _submission, listener) => {
      listener.onUp();
      for (const raw of live) listener.onEvent(raw);
      return Promise.resolve({ close: () => undefined });
    },
    timer: { now: () => 0, pause: () => Promise.resolve() },
    signal: stop.signal,
    onEvent: ({ type }) => heard.push(type),
    onRestart: () => (restarts += 1),
    onAway: () => undefined,
  });
  return { ended, asked, heard, restarts };
}

describe('following a submission from the terminal', () => {
  it('continues after the last number, in the epoch that it knows', async () => {
    const pages = [
      { items: [QUEUED], lastSeq: 1, epoch: 'e1' },
      { items: [VOIDED], lastSeq: 2, epoch: 'e1' },
    ];
    expect(await follow({ live: [], pages })).toEqual({
      ended: true,
      asked: [0, 1],
      heard: ['submission.queued', 'grading.voided'],
      restarts: 0,
    });
  });

  it('restarts when another epoch replaced the list', async () => {
    const pages = [
      { items: [QUEUED], lastSeq: 1, epoch: 'e1' },
      { items: [VOIDED], lastSeq: 2, epoch: 'e2' },
      { items: [QUEUED, VOIDED], lastSeq: 2, epoch: 'e2' },
    ];
    expect(await follow({ live: [], pages })).toMatchObject({ ended: true, asked: [0, 1, 0], restarts: 1 });
  });

  it('sees the end in a replacement list of equal length, without knowing the epoch of the first', async () => {
    const pages = [
      { items: [], lastSeq: 0 },
      { items: [QUEUED, { ...VOIDED, at: at(9) }], lastSeq: 2, epoch: 'e2' },
      { items: [QUEUED, VOIDED], lastSeq: 2, epoch: 'e2' },
    ];
    expect(await follow({ live: [QUEUED, STARTED], pages })).toEqual({
      ended: true,
      asked: [0, 0, 0],
      heard: ['submission.queued', 'grading.started', 'submission.queued', 'grading.voided'],
      restarts: 1,
    });
  });

  it('goes on quietly when the list is the one whose start it received', async () => {
    const pages = [
      {
        items: [QUEUED, STARTED, event(3, { type: 'submission.cancelled', data: {} })],
        lastSeq: 3,
        epoch: 'e1',
      },
    ];
    expect(await follow({ live: [QUEUED, STARTED], pages })).toMatchObject({
      ended: true,
      heard: ['submission.queued', 'grading.started', 'submission.cancelled'],
      restarts: 0,
    });
  });

  it('keeps its place while the site cannot read the list', async () => {
    const pages = [
      { items: [QUEUED], lastSeq: 1, epoch: 'e1' },
      { items: [], lastSeq: 0 },
      { items: [VOIDED], lastSeq: 2, epoch: 'e1' },
    ];
    expect(await follow({ live: [], pages })).toMatchObject({ ended: true, asked: [0, 1, 1], restarts: 0 });
  });
});
