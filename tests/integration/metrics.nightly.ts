import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { apiConfigSchema } from '../../services/api/src/config.js';
import { realtimeConfigSchema } from '../../services/realtime/src/config.js';
import { workerConfigSchema } from '../../services/worker/src/config.js';
import { eventually } from '../support/eventually.js';
import { metricsUrl, readMetrics, WITH_METRICS, type Metrics } from '../support/site/metrics.js';
import { connectLive } from '../support/site/live.js';
import { startSite, type Site } from '../support/site/site.js';
import {
  followEvents,
  guestCookie,
  postSubmission,
  submitAndAwait,
  type SubmitOrder,
} from '../support/site/submit.js';

const CHALLENGE = fileURLToPath(new URL('../../challenges/busiest-window', import.meta.url));
const right = readFileSync(`${CHALLENGE}/solutions/accepted/two-pointers-python/main.py`, 'utf8');
const KIND = 'optimization';

const order = (content: string, mode: SubmitOrder['mode'] = 'submit'): SubmitOrder => ({
  challenge: 'busiest-window',
  language: 'python',
  mode,
  files: [{ path: 'main.py', content }],
});

let site: Site;
let api: string;
let worker: string;
beforeAll(async () => {
  site = await startSite({ challenges: [CHALLENGE], env: WITH_METRICS });
  [api, worker] = await Promise.all([metricsUrl(site, 'api'), metricsUrl(site, 'worker')]);
  for (const sent of [order(right), order(right), order('print(0)\n'), order(right, 'run')]) {
    await submitAndAwait(site.url, sent);
  }
}, 240_000);
afterAll(() => site.stop(), 60_000);

const until = (url: string, holds: (metrics: Metrics) => boolean) =>
  eventually(() => readMetrics(url), holds, 10_000);

describe('the metrics', () => {
  it('add up to what was submitted', async () => {
    const metrics = await until(api, (now) => now.sum('hone_verdicts_total') === 4);
    const verdicts = (verdict: string, mode: string) =>
      metrics.sum('hone_verdicts_total', { verdict, mode, kind: KIND });
    expect(verdicts('accepted', 'submit')).toBe(2);
    expect(verdicts('rejected', 'submit')).toBe(1);
    expect(verdicts('accepted', 'run')).toBe(1);
    expect(metrics.sum('hone_orders_total', { lane: 'grading-submit' })).toBe(3);
    expect(metrics.sum('hone_orders_total', { lane: 'grading-run' })).toBe(1);
    expect(metrics.sum('hone_attempts_total', { end: 'graded' })).toBe(4);
    expect(metrics.sum('hone_submission_seconds_count', { mode: 'submit' })).toBe(3);
    expect(metrics.sum('hone_faults_total') + metrics.sum('hone_voids_total')).toBe(0);
    expect(metrics.sum('hone_orders_open')).toBe(0);
    expect(metrics.sum('hone_queue_oldest_seconds')).toBe(0);
    const accepted = { route: '/api/v1/submissions', method: 'POST', status: '202' };
    expect(metrics.sum('hone_http_request_seconds_count', accepted)).toBe(4);
    const streams = { route: '/api/v1/submissions/:id/events' };
    expect(metrics.sum('hone_http_streams_total', streams)).toBe(4);
  });

  it('of the worker agree, and cover its slots, boxes and canary', async () => {
    const metrics = await until(worker, (now) => now.sum('hone_worker_attempts_total') === 4);
    expect(metrics.sum('hone_worker_attempts_total', { lane: 'grading-submit', end: 'judged' })).toBe(3);
    for (const phase of ['queued', 'prepare', 'compile', 'run', 'judge', 'record']) {
      expect([phase, metrics.sum('hone_worker_phase_seconds_count', { phase })]).toEqual([phase, 4]);
    }
    expect(metrics.sum('hone_worker_phase_seconds_sum', { phase: 'run' })).toBeGreaterThan(0.05);
    expect(metrics.sum('hone_worker_slots')).toBeGreaterThan(0);
    expect(metrics.sum('hone_worker_busy')).toBe(0);
    expect(metrics.sum('hone_worker_canary', { state: 'passed' })).toBe(1);
    expect(metrics.sum('hone_worker_draining')).toBe(0);
    const taken = (from: string) => metrics.sum('hone_sandbox_boxes_taken_total', { from });
    expect(taken('warm') + taken('cold')).toBeGreaterThanOrEqual(4);
  });

  it('report the state of the dependencies', async () => {
    const metrics = await readMetrics(api);
    expect(metrics.sum('hone_dependency_up', { dependency: 'mongo' })).toBe(1);
    expect(metrics.sum('hone_dependency_up', { dependency: 'redis' })).toBe(1);
    expect(metrics.sum('hone_workers', { canary: 'passed' })).toBe(1);
    expect(metrics.sum('hone_slots')).toBeGreaterThan(0);
    expect(metrics.sum('hone_reconciler_rounds_total', { result: 'done' })).toBeGreaterThan(0);
    expect(metrics.names()).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('count sockets, subscriptions and sent events', async () => {
    const live = await connectLive(site.url);
    const id = await postSubmission(site.url, order(right));
    await live.subscribe(id, 0);
    const during = await readMetrics(api);
    expect(during.sum('hone_live_sockets')).toBe(1);
    await live.next('grading.finished');
    const sentEvents = live.events.length;
    const sent = await until(api, (now) => now.sum('hone_live_events_sent_total') === sentEvents);
    expect(sent.sum('hone_live_subscriptions')).toBe(0);
    await live.subscribe(id, 0);
    const replayed = await until(api, (now) => now.sum('hone_live_replay_events_count') === 1);
    expect(replayed.sum('hone_live_replay_events_sum')).toBe(sentEvents);
    live.close();
    await until(api, (now) => now.sum('hone_live_sockets') === 0);
  }, 60_000);

  it('count rejections by their code, for any addresses that strangers make up', async () => {
    const before = await readMetrics(api);
    const cookie = await guestCookie(site.url);
    for (let index = 0; index < 20; index += 1) {
      await fetch(`${site.url}/api/v1/made-up-${index}/${index}`, { headers: { cookie } });
      await fetch(`${site.url}/api/v1/submissions/made-up-${index}`, { headers: { cookie } });
    }
    const after = await readMetrics(api);
    const more = (name: string, labels: Record<string, string>) =>
      after.sum(name, labels) - before.sum(name, labels);
    expect(more('hone_problems_total', { code: 'SUBMISSION_NOT_FOUND' })).toBe(20);
    expect(more('hone_http_request_seconds_count', { route: '/api/v1/submissions/:id', status: '404' })).toBe(
      20,
    );
    expect(more('hone_http_request_seconds_count', { route: 'other', status: '404' })).toBe(20);
  });

  it('name no user and no submission', async () => {
    const id = await postSubmission(site.url, order(right, 'run'));
    await followEvents(site.url, id);
    const texts = await Promise.all([api, worker].map(async (url) => (await fetch(url)).text()));
    expect(texts.join('')).not.toContain(id);
    const values = texts.flatMap((text) =>
      [...text.matchAll(/="([^"]{12,})"/g)].map((match) => match[1] ?? ''),
    );
    // Ids of people and submissions are 25 characters without a break.
    expect(values.filter((value) => /^[0-9a-z]{20,}$/.test(value))).toEqual([]);
  }, 60_000);

  it('cannot be read through the public port', async () => {
    for (const path of ['/metrics', '/api/metrics', '/api/v1/metrics', '/internal/metrics']) {
      expect([path, (await fetch(`${site.url}${path}`)).status]).toEqual([path, 404]);
    }
  });
});

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const inFirstColumn = (text: string, shape: RegExp) =>
  [...text.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? '').filter((name) => shape.test(name));
const alertsOf = (text: string, shape: RegExp) => [...text.matchAll(shape)].map((match) => match[1]).sort();

describe('the documents for operators', () => {
  const page = read('docs/operations.md');
  const declaredMetrics = async () => {
    const read = await Promise.all([api, worker].map(readMetrics));
    return [...new Set(read.flatMap(({ declared }) => declared))].sort();
  };

  it('lists every setting of every process', () => {
    const settings = [apiConfigSchema, workerConfigSchema, realtimeConfigSchema].flatMap(({ shape }) =>
      Object.keys(shape),
    );
    const listed = inFirstColumn(page, /^[A-Z][A-Z0-9_]+$/);
    expect([...listed].sort()).toEqual([...new Set(settings)].sort());
  });

  it('lists every metric of ours', async () => {
    const own = (await declaredMetrics()).filter((name) => name.startsWith('hone_'));
    expect(inFirstColumn(page, /^hone_/).sort()).toEqual(own);
  });

  it('uses only existing metrics in alerts and dashboards', async () => {
    const there = new Set(await declaredMetrics());
    for (const path of ['deploy/alerts/hone.rules.yml', 'deploy/dashboards/hone.json']) {
      const asked = [...read(path).matchAll(/\b(?:hone|nodejs)_[a-z0-9_]+/g)].map(([name]) => name);
      const missing = asked.filter(
        (name) => !there.has(name) && !there.has(name.replace(/_(bucket|sum|count)$/, '')),
      );
      expect([path, missing]).toEqual([path, []]);
      expect(asked.length).toBeGreaterThan(12);
    }
  });

  it('writes each alert as Prometheus reads it', () => {
    const rule = z.strictObject({
      alert: z.string().regex(/^Hone\w+$/),
      expr: z.string().min(1),
      for: z
        .string()
        .regex(/^\d+[smh]$/)
        .optional(),
      labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
      annotations: z.strictObject({ summary: z.string().min(1) }),
    });
    const groups = z.array(z.strictObject({ name: z.string(), rules: z.array(rule).min(1) })).length(1);
    const { error } = z.strictObject({ groups }).safeParse(parse(read('deploy/alerts/hone.rules.yml')));
    expect(error?.issues ?? []).toEqual([]);
  });

  it('says for every alert what to do, and for no others', () => {
    const rules = alertsOf(read('deploy/alerts/hone.rules.yml'), /alert: (\w+)/g);
    expect(alertsOf(page, /^\| (Hone\w+) +\|/gm)).toEqual(rules);
  });
});
