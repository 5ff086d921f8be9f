import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventPage, LiveEvent, Submission, SubmitBody } from '@hone/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './folder.fixture.js';
import { SiteAway } from './network-failure.js';
import type { SendContext } from './send-work.js';
import { submitBody } from './submit.js';

const BODY: SubmitBody = {
  challenge: 'busiest-window',
  language: 'python',
  mode: 'submit',
  files: [{ path: 'main.py', content: 'x\n' }],
};
const RECORD: Submission = {
  id: 's1',
  challenge: { slug: 'busiest-window', version: 1 },
  language: 'python',
  mode: 'submit',
  status: 'graded',
  verdict: 'accepted',
  reason: null,
  score: { points: 100, max: 100, percent: 100, groups: [] },
  checks: [],
  phases: null,
  attempts: 1,
  lastSeq: 2,
  createdAt: '2026-03-01T12:00:00.000Z',
  finishedAt: '2026-03-01T12:00:01.000Z',
};
const place = { submission: 's1', at: '2026-03-01T12:00:00.000Z' };
const EVENTS: LiveEvent[] = [
  { ...place, seq: 1, type: 'submission.queued', data: { position: 2 } },
  { ...place, seq: 2, type: 'grading.finished', data: { verdict: 'accepted', reason: null, score: null } },
];
const away = () => new SiteAway('Could not reach it.', 'Try again.');

let folder: string;
let keys: string[];
let notes: string[];
let results: string[];
beforeEach(async () => {
  folder = (await makeFolder()).path;
  [keys, notes, results] = [[], [], []];
});

/** `failures`: how many times each call fails before it works. The timer passes at once, and the socket is down. */
function contextWith(
  failures: { submit?: number; events?: number },
  record = RECORD,
  signal?: AbortSignal,
): SendContext {
  const left = { submit: 0, events: 0, ...failures };
  let now = 0;
  return {
    chosen: { site: 'https://hone.example.org', token: 'x', tokenFrom: '--token' },
    client: {
      submit(_body, key) {
        keys.push(key);
        if (left.submit-- > 0) return Promise.reject(away());
        const links = { self: '', events: '', files: '' };
        return Promise.resolve({ id: 's1', status: 'queued' as const, position: 0, links });
      },
      listEvents(_id, after): Promise<EventPage> {
        if (left.events-- > 0) return Promise.reject(away());
        return Promise.resolve({ items: EVENTS.filter(({ seq }) => seq > after), lastSeq: 2, epoch: 'e' });
      },
      getSubmission: () => Promise.resolve(record),
    },
    output: {
      json: false,
      result: (_value, text) => void results.push(text),
      note: (text) => void notes.push(text),
    },
    signal: signal ?? new AbortController().signal,
    timer: { now: () => now, pause: (ms) => Promise.resolve(void (now += ms)) },
    openLive: (_chosen, _id, listener) => Promise.resolve({ close: listener.onDown }),
  };
}

const pendingFile = () => readFile(join(folder, '.hone-submission.json'), 'utf8').catch(() => undefined);

describe('hone submit', () => {
  it('retries with the same key while the network is down, then exits 0 for accepted', async () => {
    expect(await submitBody(folder, BODY, contextWith({ submit: 2, events: 3 }))).toBe(0);
    expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
    expect(notes).toContain('Offline. The site keeps grading; waiting for the network…');
    expect(notes).toContain('Back online.');
    expect(results[0]).toContain('accepted, 100 of 100 points');
    expect(await pendingFile()).toBeUndefined();
  });

  it('keeps its key when it gives up, so that the same files are never graded twice', async () => {
    const lost = submitBody(folder, BODY, contextWith({ submit: 99 }));
    await expect(lost).rejects.toMatchObject({
      exit: 3,
      words: { next: expect.stringContaining('never graded twice') },
    });
    const [key] = keys;
    await submitBody(folder, BODY, contextWith({}));
    expect(keys.at(-1)).toBe(key);
    await submitBody(folder, BODY, contextWith({}));
    expect(keys.at(-1)).not.toBe(key);
  });

  it('continues an interrupted submission without sending it again, unless files changed', async () => {
    const stopped = AbortSignal.abort();
    expect(await submitBody(folder, BODY, contextWith({}, RECORD, stopped))).toBe(130);
    expect(await submitBody(folder, BODY, contextWith({}))).toBe(0);
    expect([keys.length, notes.at(0)]).toEqual([1, 'Continuing submission s1, which has these files.']);
    const files = [{ path: 'main.py', content: 'y\n' }];
    await submitBody(folder, BODY, contextWith({}, RECORD, stopped));
    await submitBody(folder, { ...BODY, files }, contextWith({}));
    expect(new Set(keys).size).toBe(3);
  });

  it.each([
    [{ verdict: 'partial', reason: 'too-slow' }, 1, 'partial, too slow'],
    [
      { status: 'voided', verdict: null, score: null, voidReason: 'Three faults.' },
      3,
      'Voided: Three faults.',
    ],
    [{ status: 'cancelled', verdict: null, score: null }, 3, 'Cancelled'],
  ] as const)('exits by the verdict: %j', async (changes, exit, text) => {
    expect(await submitBody(folder, BODY, contextWith({}, { ...RECORD, ...changes }))).toBe(exit);
    expect(results[0]).toContain(text);
  });
});
