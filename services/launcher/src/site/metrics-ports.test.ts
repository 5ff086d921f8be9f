import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { chooseMetricsPort, withMetrics } from './metrics-ports.mjs';
import { createStateStore } from '../clone/state.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hone-metrics-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('keeps the port of a process over a restart, and gives each process its own', async () => {
  const state = createStateStore(join(folder, 'state.json'), join(folder, 'shared.json'));
  const api = await chooseMetricsPort({ state }, 'api');
  const worker = await chooseMetricsPort({ state }, 'worker');
  expect(worker).not.toBe(api);
  expect(state.read().ports).toEqual({ 'api-metrics': api, 'worker-metrics': worker });
  expect(await chooseMetricsPort({ state }, 'api')).toBe(api);
  const order = { name: 'api', args: [], env: { HONE_PORT: '1' }, cwd: '/', logFile: 'log' };
  expect(withMetrics(order, api).env).toEqual({ HONE_PORT: '1', HONE_METRICS_PORT: String(api) });
});
