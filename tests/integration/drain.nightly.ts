import { request } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { eventually } from '../support/eventually.js';
import { logLines, readMetrics, WITH_METRICS } from '../support/site/metrics.js';
import { connectLive } from '../support/site/live.js';
import { boxesOfProcess } from '../support/sandbox/sandbox.js';
import { startSite, type Site } from '../support/site/site.js';
import { followEvents, getSubmission, guestCookie, postSubmission } from '../support/site/submit.js';

const CHALLENGE = fileURLToPath(new URL('../../challenges/busiest-window', import.meta.url));
const ORDER = {
  challenge: 'busiest-window',
  language: 'python',
  mode: 'submit' as const,
  // Slow enough to be graded still when the worker is stopped, and done within ten seconds.
  files: [{ path: 'main.py', content: 'import time\n\ntime.sleep(0.2)\nprint("none")\n' }],
};

let site: Site;
beforeAll(async () => {
  site = await startSite({ challenges: [CHALLENGE], workers: 0, env: WITH_METRICS });
}, 240_000);
afterAll(() => site.stop(), 60_000);

interface Line {
  readonly pid: number;
  readonly msg: string;
  readonly url?: string;
}

const metricsUrlOf = async ({ pid }: ChildProcess) => {
  const find = () => logLines<Line>(site).find((line) => line.pid === pid && line.msg === 'serving metrics');
  return (await eventually(find, (line) => line !== undefined, 20_000))?.url ?? '';
};

const startWorker = async (drainMs: number): Promise<ChildProcess> => {
  site.workerEnv['HONE_DRAIN_MS'] = String(drainMs);
  const worker = site.startWorker();
  await site.ready();
  return worker;
};

const ended = (worker: ChildProcess, withinMs: number) =>
  eventually(
    () => worker.exitCode ?? worker.signalCode,
    (how) => how !== null,
    withinMs,
  );

/** Posts a submission and waits until it is being graded. */
const begin = async () => {
  const live = await connectLive(site.url);
  const id = await postSubmission(site.url, ORDER);
  await live.subscribe(id, 0);
  await live.next('grading.check', 120_000);
  live.close();
  return id;
};

const attemptsOf = async (id: string) => {
  const events = await followEvents(site.url, id);
  return events.flatMap((event) => (event.type === 'grading.started' ? [event.data.attempt] : []));
};

const readiness = async (): Promise<{ checks: { workers: boolean } }> =>
  (await (await fetch(`${site.url}/readyz`)).json()) as { checks: { workers: boolean } };

describe('a worker that is stopped', () => {
  it('finishes what it grades, takes nothing more, reports that, and leaves no box', async () => {
    const worker = await startWorker(30_000);
    const id = await begin();
    const url = await metricsUrlOf(worker);
    worker.kill('SIGTERM');
    await eventually(
      () => readMetrics(url),
      (now) => now.sum('hone_worker_draining') === 1,
      5_000,
    );
    // The api caches the list of workers for a second.
    await eventually(readiness, ({ checks }) => !checks.workers, 5_000);
    const later = await postSubmission(site.url, ORDER);
    expect(await attemptsOf(id)).toEqual([1]);
    expect(await ended(worker, 30_000)).toBe(0);
    expect(await boxesOfProcess(worker.pid)).toEqual([]);
    expect(await getSubmission(site.url, later)).toMatchObject({ status: 'queued' });
    await fetch(`${site.url}/api/v1/submissions/${later}/cancel`, {
      method: 'POST',
      headers: { cookie: await guestCookie(site.url) },
    });
  }, 240_000);

  it('requeues what takes longer than it may wait; the next attempt begins at once and no fault is counted', async () => {
    const worker = await startWorker(300);
    const id = await begin();
    const heir = startWorker(30_000);
    worker.kill('SIGTERM');
    expect(await ended(worker, 20_000)).toBe(0);
    expect(await boxesOfProcess(worker.pid)).toEqual([]);
    await heir;
    expect(await attemptsOf(id)).toEqual([1, 2]);
    expect(await getSubmission(site.url, id)).toMatchObject({ status: 'graded', attempts: 2 });
    const recorded = logLines<{ msg: string; submission?: string; status?: string }>(site)
      .filter(({ msg, submission }) => msg === 'attempt recorded' && submission === id)
      .map(({ status }) => status);
    expect(recorded).toEqual(['returned', 'graded']);
  }, 240_000);

  it('requeues everything at once on a second signal', async () => {
    const worker = await startWorker(120_000);
    const id = await begin();
    const begun = performance.now();
    // Two of the same kind could arrive as one.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) worker.kill(signal);
    await ended(worker, 20_000);
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(await boxesOfProcess(worker.pid)).toEqual([]);
    expect((await attemptsOf(id)).length).toBeLessThanOrEqual(2);
    expect(await getSubmission(site.url, id)).toMatchObject({ status: 'graded' });
  }, 240_000);
});

const knock = (port: number) =>
  new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });

describe('an api that is stopped', () => {
  it('finishes requests, sends streams and sockets elsewhere, and lets nobody in', async () => {
    const cookie = await guestCookie(site.url);
    const [api] = site.pids();
    if (api === undefined) throw new Error('no api runs');
    await startWorker(30_000);
    const id = await postSubmission(site.url, ORDER);
    const stream = await fetch(`${site.url}/api/v1/submissions/${id}/events`, {
      headers: { accept: 'text/event-stream', cookie },
    });
    const live = await connectLive(site.url);
    const notices: unknown[] = [];
    live.socket.on('closing', (notice: unknown) => notices.push(notice));
    const left = new Promise((resolve) => live.socket.once('disconnect', resolve));
    const body = JSON.stringify(ORDER);
    const url = new URL('/api/v1/submissions', site.url);
    const asked = request(url, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    const answered = new Promise<{ status: number | undefined; connection: string | undefined }>(
      (resolve, reject) => {
        asked.once('error', reject);
        asked.once('response', ({ statusCode: status, headers: { connection } }) =>
          resolve({ status, connection }),
        );
      },
    );
    await new Promise<void>((resolve) => asked.write(body.slice(0, 20), () => resolve()));
    // The api has the request once it has answered a later one.
    await fetch(`${site.url}/healthz`);
    process.kill(api, 'SIGTERM');
    expect(await stream.text()).toContain('reconnect');
    expect(await left).toBe('transport close');
    expect(notices).toEqual([{ reason: 'restart' }]);
    await expect(knock(Number(url.port))).rejects.toThrow(/ECONNREFUSED/);
    asked.end(body.slice(20));
    expect(await answered).toEqual({ status: 202, connection: 'close' });
    await eventually(
      () => site.pids(),
      (pids) => !pids.includes(api),
      20_000,
    );
  }, 120_000);
});
