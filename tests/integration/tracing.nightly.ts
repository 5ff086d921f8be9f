import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { logLines } from '../support/site/metrics.js';
import { startSite, type Site } from '../support/site/site.js';
import { followEvents, postSubmission, type SubmitOrder } from '../support/site/submit.js';
import { openTraceReceiver, type ReceivedSpan, type TraceReceiver } from '../support/site/trace-receiver.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CHALLENGE = `${ROOT}challenges/busiest-window`;
const BROWSER = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };
const WRITTEN = 'nobody_else_writes_this_name';
const TYPED = 'what somebody typed 4711';
const order = (mode: SubmitOrder['mode']): SubmitOrder => ({
  challenge: 'busiest-window',
  language: 'python',
  mode,
  files: [{ path: 'main.py', content: `${WRITTEN} = 1\nprint(${WRITTEN})\n` }],
  ...(mode === 'run' ? { input: TYPED } : {}),
});

let receiver: TraceReceiver;
let site: Site;
let id: string;
beforeAll(async () => {
  receiver = await openTraceReceiver();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, HONE_LOG_LEVEL: 'info' };
  site = await startSite({ challenges: [CHALLENGE], env });
  const traceparent = `00-${BROWSER.trace}-${BROWSER.span}-01`;
  id = await postSubmission(site.url, order('submit'), { traceparent });
  await followEvents(site.url, id);
}, 240_000);
afterAll(async () => {
  await site.stop();
  await receiver.close();
}, 60_000);

/** The spans of the browser's trace, once the last of them has arrived. */
const ownSpans = () =>
  eventually(
    () => receiver.spans.filter(({ trace }) => trace === BROWSER.trace),
    (spans) =>
      spans.some(
        ({ name, facts }) => name === 'event append' && facts['hone.event'] === 'grading.finished',
      ) &&
      spans.some(({ name }) => name === 'attempt') &&
      spans.some(({ name }) => name === 'record verdict'),
    20_000,
  );

const one = (spans: readonly ReceivedSpan[], name: string): ReceivedSpan => {
  const found = spans.filter((span) => span.name === name);
  if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} spans are called ${name}`);
  return found[0];
};

describe('a trace', () => {
  it('covers the whole path of a submission, each span within its parent', async () => {
    const spans = await ownSpans();
    const request = one(spans, 'POST /api/v1/submissions');
    const attempt = one(spans, 'attempt');
    const record = one(spans, 'record verdict');
    expect(request).toMatchObject({ parent: BROWSER.span, service: 'hone-api' });
    expect(one(spans, 'queue wait').parent).toBe(request.id);
    expect(attempt).toMatchObject({ parent: request.id, service: 'hone-worker' });
    expect(attempt.facts).toMatchObject({ 'hone.submission': id, 'hone.end': 'judged' });
    expect(one(spans, 'report').parent).toBe(attempt.id);
    expect(record).toMatchObject({ parent: attempt.id, service: 'hone-api' });
    const finished = spans.find(({ facts }) => facts['hone.event'] === 'grading.finished');
    expect(finished?.parent).toBe(record.id);
    const phases = spans.filter(({ name }) => name.startsWith('phase '));
    expect(new Set(phases.map(({ parent }) => parent))).toEqual(new Set([attempt.id]));
    const phaseOf = (span: ReceivedSpan) => phases.find((phase) => phase.id === span.parent)?.name;
    const runs = spans.filter(({ name }) => name === 'box run');
    expect(runs.length).toBeGreaterThan(5);
    expect(runs.every((run) => phaseOf(run) !== undefined)).toBe(true);
    expect(spans.filter(({ name }) => name === 'box open').length).toBeGreaterThan(0);
    expect(spans.filter(({ name }) => name === 'box compile').length).toBeGreaterThan(0);
    for (const inner of [...phases, ...runs]) {
      expect(inner.startMs).toBeGreaterThanOrEqual(attempt.startMs - 1);
      expect(inner.endMs).toBeLessThanOrEqual(attempt.endMs + 1);
    }
  }, 60_000);

  it('contains nothing that a learner wrote or a program printed', async () => {
    await ownSpans();
    expect(JSON.stringify(receiver.spans)).not.toContain(WRITTEN);
  }, 60_000);

  it('begins anew when a client sends something else as its trace', async () => {
    const response = await fetch(`${site.url}/api/v1/me`, { headers: { traceparent: '00-zz-1-01' } });
    expect(response.headers.get('x-hone-tracing')).toBe('on');
    const span = await eventually(
      () => receiver.spans.find(({ name }) => name === 'GET /api/v1/me'),
      (found) => found !== undefined,
      10_000,
    );
    expect(span?.parent).toBeUndefined();
  });
});

interface Line {
  readonly time: string;
  readonly service: string;
  readonly msg: string;
  readonly submission?: string;
  readonly requestId?: string;
}

describe('the log', () => {
  it('follows a submission by its id and the id of its request, through both processes, to its record', async () => {
    const lines = await eventually(
      () => logLines<Line>(site).filter(({ submission }) => submission === id),
      (found) => found.some(({ msg }) => msg === 'grading report handled'),
    );
    const way = [...lines]
      .sort((one, other) => one.time.localeCompare(other.time))
      .map(({ service, msg }) => `${service}: ${msg}`);
    const steps = [
      'api: submission accepted',
      'worker: attempt started',
      'api: attempt recorded',
      'api: grading report handled',
    ];
    expect(way.filter((step) => steps.includes(step))).toEqual(steps);
    expect(way).toContain('api: submission dispatched');
    expect(way).toContain('worker: attempt ended');
    const requestId = lines[0]?.requestId;
    expect(requestId).toMatch(/^[\w-]{16}$/);
    expect(new Set(lines.map((line) => line.requestId))).toEqual(new Set([requestId]));
    const request = logLines<Line>(site).find(
      (line) => line.requestId === requestId && /request/.test(line.msg),
    );
    expect(request).toMatchObject({ service: 'api' });
  });

  it('holds no secret, no code, no input, no address of anybody and no search word', async () => {
    await followEvents(site.url, await postSubmission(site.url, order('run')));
    const email = 'somebody@learner.example';
    await fetch(`${site.url}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'a long password for one test', name: 'Somebody Unheard' }),
    });
    await fetch(`${site.url}/api/v1/challenges?q=searchedfor`);
    await eventually(
      () => site.logs(),
      (text) => text.includes('/api/v1/challenges'),
    );
    const text = site.logs();
    for (const secret of [...site.secrets, WRITTEN, TYPED, email, 'Somebody Unheard', 'searchedfor']) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/a long password/);
  }, 60_000);

  it('names each fact of a line once', () => {
    const doubled = site
      .logs()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .filter((line) => (line.match(/"(requestId|submission|attempt|traceparent)":/g) ?? []).length > 0)
      .filter((line) => {
        const names = [...line.matchAll(/[{,]"(requestId|submission|attempt)":/g)].map((match) => match[1]);
        return new Set(names).size !== names.length;
      });
    expect(doubled).toEqual([]);
  });
});

describe('while tracing is off', () => {
  const loadedWith = async (tracing: string) => {
    const program = `
      import { createRequire } from 'node:module';
      import { openProcess } from '@hone/kit';
      await openProcess({ service: 'probe', config: { HONE_METRICS_HOST: '127.0.0.1', HONE_LOG_LEVEL: 'silent'${tracing} } });
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(loaded.filter((file) => /opentelemetry.(sdk|exporter|otlp)/.test(file)).length);
      process.exitCode = 0;`;
    const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      cwd: `${ROOT}services/worker`,
      env: { PATH: process.env['PATH'] },
    });
    return Number(run.stdout);
  };

  it('nothing of the tracing library is loaded', async () => {
    expect(await loadedWith('')).toBe(0);
    expect(await loadedWith(", HONE_TRACING: 'on'")).toBeGreaterThan(0);
  }, 60_000);
});
