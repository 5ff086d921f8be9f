import { expect, it } from 'vitest';
import { createMetrics } from './metrics.prom.js';
import { serveMetrics } from './metrics-server.js';
import { openProcess } from './operations.js';

it('keeps the metrics of two processes apart', async () => {
  const [one, other] = [createMetrics({ service: 'one' }), createMetrics({ service: 'other' })];
  const about = { name: 'hone_things_total', help: 'Things.', labels: ['kind'] as const };
  one.counter(about).add({ kind: 'a' });
  other.counter(about).add({ kind: 'a' }, 5);
  expect((await one.read()).text).toContain('hone_things_total{kind="a",service="one"} 1');
  expect((await other.read()).text).toContain('hone_things_total{kind="a",service="other"} 5');
});

it('shows the other metrics when one is unavailable', async () => {
  const errors: unknown[] = [];
  const metrics = createMetrics({ service: 's', onError: (error) => errors.push(error) });
  const seen = metrics.gauge({ name: 'hone_seen', help: 'Seen.' });
  metrics.onRead(() => Promise.reject(new Error('away')));
  metrics.onRead(() => seen.set({}, 7));
  expect((await metrics.read()).text).toContain('hone_seen{service="s"} 7');
  expect(errors).toHaveLength(1);
});

it('serves its metrics and nothing else', async () => {
  const server = await serveMetrics({ metrics: createMetrics({ service: 's' }), port: 0, host: '127.0.0.1' });
  const answer = await fetch(server.url);
  expect(await answer.text()).toContain('nodejs_eventloop_lag_seconds');
  expect((await fetch(new URL('/', server.url))).status).toBe(404);
  expect((await fetch(server.url, { method: 'POST' })).status).toBe(404);
  await server.close();
});

it('does not stop the process when its port is taken', async () => {
  const server = await serveMetrics({ metrics: createMetrics({ service: 's' }), port: 0, host: '127.0.0.1' });
  const config = {
    HONE_METRICS_PORT: Number(new URL(server.url).port),
    HONE_METRICS_HOST: '127.0.0.1',
    HONE_LOG_LEVEL: 'silent',
  };
  const { metrics, shutdown, tracer } = await openProcess({ service: 'late', config });
  expect((await metrics.read()).text).toBeDefined();
  expect(tracer.on).toBe(false);
  expect(await shutdown.run('test')).toBe(true);
  await server.close();
});
