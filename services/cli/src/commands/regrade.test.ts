import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ERRORS, type ErrorCode, type Problem, type Submission } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '../output.js';
import { comparisonOf, recordOf } from '../regrading/records.fixture.js';
import type { Timer } from '../regrading/wait-for-end.js';
import { regrade } from './regrade.js';

const TOKEN = 'hone_0123456789abcdefghijABCDEFGHIJ01';
const ORIGINAL = recordOf('old', { regrades: ['first', 'new'] });
const QUEUED = recordOf('new', {
  status: 'queued',
  verdict: null,
  score: null,
  checks: [],
  queue: { position: 2, etaMs: 4_100 },
  regradeOf: 'old',
});
const RUNNING: Submission = { ...QUEUED, status: 'running', checks: ORIGINAL.checks };
const gradedAs = (percent: number) =>
  recordOf('new', { regradeOf: 'old', comparison: comparisonOf(100, percent) });
const VOIDED: Submission = { ...QUEUED, status: 'voided', voidReason: 'no box could be opened' };

type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown };

const refusal = (code: ErrorCode, headers: Record<string, string> = {}): Answer => {
  const { status, message: detail } = ERRORS[code];
  const body: Problem = { type: 'x', title: 'x', status, detail, code, requestId: 'r1' };
  return { status, headers, body };
};
const ACCEPTED: Answer = {
  status: 202,
  body: { id: 'new', status: 'queued', position: 2, links: { self: '', events: '', files: '' } },
};
const OLD = { 'GET old': [{ body: ORIGINAL }], 'POST old/regrade': [ACCEPTED] };

/** Answers to each request, in turn; the last one stays. */
let answers: Record<string, Answer[]>;
let asked: string[];
let server: Server;
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const what = `${request.method} ${request.url?.replace('/api/v1/submissions/', '')}`;
    asked.push(what);
    const all = answers[what] ?? [refusal('SUBMISSION_NOT_FOUND')];
    const answer =
      request.headers.authorization === `Bearer ${TOKEN}`
        ? all.length > 1
          ? all.shift()
          : all[0]
        : undefined;
    const { status = 200, headers, body } = answer ?? refusal('AUTH_TOKEN_INVALID');
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const records = (...all: Submission[]): Answer[] => all.map((body) => ({ body }));

interface Run {
  readonly id?: string;
  readonly last?: boolean;
  readonly timeout?: number;
  readonly token?: string | undefined;
  readonly apiUrl?: string;
  /** Stops from outside in the pause with this number. */
  readonly stopAt?: number;
}

async function run({ id = 'old', last = false, timeout = 60, stopAt, ...changes }: Run = {}) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const results: { value: unknown; text: string }[] = [];
  const notes: string[] = [];
  const output: Output = {
    json: true,
    result: (value, text) => void results.push({ value, text }),
    note: (text) => void notes.push(text),
  };
  const controller = new AbortController();
  const pauses: number[] = [];
  const timer: Timer = {
    now: () => pauses.reduce((sum, each) => sum + each, 0),
    pause(milliseconds) {
      pauses.push(milliseconds);
      if (pauses.length === stopAt) controller.abort();
      return Promise.resolve();
    },
  };
  const listen = () => ({ signal: controller.signal, forget: () => undefined });
  const target = { apiUrl: url, token: TOKEN, ...changes };
  const code = await regrade(id, { last, timeout }, target, output, { timer, listen });
  return { code, notes, pauses, text: results[0]?.text ?? '', value: results[0]?.value };
}

describe('hone regrade', () => {
  it('waits for the verdict and ends with 0 when it stayed', async () => {
    answers = { ...OLD, 'GET new': records(QUEUED, QUEUED, RUNNING, gradedAs(100)) };
    const { code, notes, pauses, value, text } = await run();
    expect(code).toBe(0);
    expect(notes).toEqual([
      'started regrade new',
      'queued, 2 ahead of it, about 5 s left',
      'running, 1 check done',
      'graded',
    ]);
    expect(pauses).toEqual([500, 750, 1125]);
    expect(value).toMatchObject({
      same: true,
      original: { id: 'old' },
      regrade: { id: 'new', status: 'graded' },
      comparison: { percent: { before: 100, after: 100 } },
      recomputed: [
        { submission: 'old', check: 'speed', equal: true },
        { submission: 'new', check: 'speed', equal: true },
      ],
    });
    expect(text).toContain('same result');
  });

  it('ends with 1 when verdict or score changed', async () => {
    answers = { ...OLD, 'GET new': records(gradedAs(90)) };
    const { code, value, text } = await run();
    expect([code, value]).toEqual([1, expect.objectContaining({ same: false })]);
    expect(text).toContain('different result');
  });

  it("of someone else's submission needs no right to read it beforehand", async () => {
    answers = {
      ...OLD,
      'GET old': [refusal('SUBMISSION_NOT_FOUND'), { body: ORIGINAL }],
      'GET new': records(gradedAs(100)),
    };
    expect((await run()).code).toBe(0);
    expect(asked).toEqual(['GET old', 'POST old/regrade', 'GET new', 'GET old']);
  });

  it('ends with 3 and says why when the platform failed, or somebody cancelled the regrade', async () => {
    answers = { ...OLD, 'GET new': records(VOIDED) };
    const { code, text, value } = await run();
    expect(code).toBe(3);
    expect(text).toMatch(/^voided: no box could be opened\n.*old keeps its own/);
    expect(value).toMatchObject({ same: null, comparison: null, voided: 'no box could be opened' });
    answers = { ...OLD, 'GET new': records({ ...QUEUED, status: 'cancelled' }) };
    expect(await run()).toMatchObject({ code: 3, text: expect.stringMatching(/^cancelled: /) as unknown });
  });

  it('stops waiting in time, says that the regrade goes on, and how to see it', async () => {
    answers = { ...OLD, 'GET new': records(RUNNING) };
    const late = await run({ timeout: 20 });
    expect(late.code).toBe(3);
    expect(late.pauses.reduce((sum, each) => sum + each, 0)).toBe(20_000);
    expect(Math.max(...late.pauses)).toBe(5_000);
    expect(late.text).toBe(
      'no verdict within 20 s; regrade new continues; show it with: ./hone regrade new --last',
    );
    expect(late.value).toMatchObject({ regrade: { id: 'new' }, unfinished: 'timeout' });
    const stopped = await run({ stopAt: 2 });
    expect([stopped.code, stopped.pauses.length]).toEqual([130, 2]);
    expect(stopped.text).toMatch(/^interrupted; regrade new continues/);
    expect(stopped.value).toMatchObject({ regrade: { id: 'new' }, unfinished: 'stopped' });
  });
});

describe('hone regrade --last', () => {
  it('shows the newest regrade and starts none', async () => {
    answers = { 'GET old': OLD['GET old'], 'GET new': records(gradedAs(100)) };
    expect((await run({ last: true })).code).toBe(0);
    expect(asked).toEqual(['GET old', 'GET new', 'GET old']);
  });

  it('shows a regrade given by its id', async () => {
    answers = { 'GET old': OLD['GET old'], 'GET new': records(gradedAs(100)) };
    expect((await run({ id: 'new', last: true })).code).toBe(0);
  });

  it('rejects a submission that was never regraded, and one that may not be read', async () => {
    answers = { 'GET old': records(recordOf('old')) };
    await expect(run({ last: true })).rejects.toMatchObject({ errors: [{ path: '--last' }] });
    await expect(run({ id: 'nobody', last: true })).rejects.toMatchObject({
      code: 'SUBMISSION_NOT_FOUND',
      errors: [{ path: 'submission' }],
    });
  });
});

describe('hone regrade rejects', () => {
  it.each([
    ['AUTH_REQUIRED', 'HONE_TOKEN', 'received no token'],
    ['AUTH_SCOPE_MISSING', 'HONE_TOKEN', 'the scopes read, submit and admin'],
    ['AUTH_FORBIDDEN', 'HONE_TOKEN', 'no role that may regrade'],
    ['SUBMISSION_NOT_FOUND', 'submission', 'it does not exist'],
    ['REGRADE_UNFINISHED', 'submission', 'it has no verdict'],
    ['REQUEST_CROSS_SITE', 'submission', 'Requests from other websites are not allowed.'],
  ] as const)('with a sentence a request that the api rejects as %s', async (code, path, words) => {
    answers = { ...OLD, 'POST old/regrade': [refusal(code)] };
    await expect(run()).rejects.toMatchObject({
      name: 'UsageError',
      code,
      errors: [{ path, message: expect.stringContaining(words) as unknown }],
    });
  });

  it('an unknown token or one without the right to read, before it starts a regrade', async () => {
    answers = OLD;
    const token = `${TOKEN}0`;
    await expect(run({ token })).rejects.toMatchObject({ code: 'AUTH_TOKEN_INVALID' });
    answers = { ...OLD, 'GET old': [refusal('AUTH_SCOPE_MISSING')] };
    await expect(run()).rejects.toMatchObject({ code: 'AUTH_SCOPE_MISSING' });
    expect(asked).toEqual(['GET old', 'GET old']);
  });

  it('invalid input without a request', async () => {
    const expectRejected = async (changes: Run, path: string) =>
      expect(run(changes)).rejects.toMatchObject({ name: 'UsageError', errors: [{ path }] });
    await expectRejected({ id: '../me' }, 'submission');
    await expectRejected({ id: '' }, 'submission');
    await expectRejected({ token: undefined }, 'HONE_TOKEN');
    await expectRejected({ token: 'a service token' }, 'HONE_TOKEN');
    await expectRejected({ apiUrl: 'localhost:3000' }, 'HONE_API_URL');
    await expectRejected({ apiUrl: 'http://' }, 'HONE_API_URL');
    expect(asked).toEqual([]);
  });
});

describe('hone regrade and an api that fails', () => {
  it('ends with 3 when it cannot be reached, is not Hone or is broken', async () => {
    const gone = await run({ apiUrl: 'http://127.0.0.1:1' });
    expect(gone.code).toBe(3);
    expect(gone.text).toMatch(/could not reach the api .*\nThe submission keeps its verdict/s);
    for (const answer of [{ body: 'hello' }, { status: 502, body: '<html>' }]) {
      answers = { 'GET old': [answer] };
      expect(await run()).toMatchObject({
        code: 3,
        text: expect.stringContaining('HONE_API_URL') as unknown,
      });
    }
    answers = { ...OLD, 'POST old/regrade': [refusal('QUEUE_FULL', { 'retry-after': '7' })] };
    expect(await run()).toMatchObject({
      code: 3,
      value: { code: 'SERVICE_UNAVAILABLE', title: expect.stringContaining('try again in 7 s') as unknown },
    });
  });

  it('tolerates faults while it waits, waits as long as the api asks, and gives up after five in a row', async () => {
    const away = refusal('SERVICE_UNAVAILABLE', { 'retry-after': '6' });
    answers = { ...OLD, 'GET new': [away, away, away, away, ...records(gradedAs(100))] };
    const { code, pauses } = await run();
    expect([code, pauses]).toEqual([0, [6_000, 6_000, 6_000, 6_000]]);
    answers = { ...OLD, 'GET new': [away] };
    const failed = await run();
    expect(failed).toMatchObject({ code: 3, value: { regrade: { id: 'new' } } });
    expect(failed.text).toContain('./hone regrade new --last');
  });

  it('says so when the regrade, or the submission that it graded, is gone', async () => {
    answers = OLD;
    await expect(run()).rejects.toMatchObject({
      errors: [{ message: expect.stringContaining('no longer exists') }],
    });
    answers = {
      ...OLD,
      'GET old': [{ body: ORIGINAL }, refusal('SUBMISSION_NOT_FOUND')],
      'GET new': records(gradedAs(100)),
    };
    expect(await run()).toMatchObject({
      code: 3,
      text: expect.stringContaining('original submission no longer exists') as unknown,
    });
  });
});
