import { describe, expect, it } from 'vitest';
import type { Outcome } from '../play/play-load.js';
import { judgeGreen } from './judge-green.js';
import { findLostTelemetry, findRemovedReports } from './judge-telemetry.js';

const file = { green: { share: 0.9, p95Ms: 1_000 }, warmUpMs: 2_000 };
const outcomes = (count: number, own: Partial<Outcome> = {}): Outcome[] =>
  Array.from({ length: count }, (_, index) => ({
    operation: 'checkout',
    atMs: 2_000 + index,
    tookMs: 100,
    ...own,
  }));

describe('a system under load', () => {
  it('is green when enough answers are right and fast', () => {
    expect(judgeGreen([...outcomes(9), ...outcomes(1, { wrong: 'status 502' })], file)).toMatchObject({
      isGreen: true,
      good: 9,
    });
  });

  it('is not green when it fails, when it is slow, and when nothing was asked', () => {
    const failing = judgeGreen([...outcomes(8), ...outcomes(2, { wrong: 'status 502 k0123456789' })], file);
    expect(failing).toMatchObject({ isGreen: false, reason: 'contract' });
    expect(failing.text).toContain('Most often: status 502 … (2 times)');
    expect(judgeGreen(outcomes(10, { tookMs: 1_200 }), file)).toMatchObject({
      isGreen: false,
      reason: 'too-slow',
    });
    expect(judgeGreen([], file).isGreen).toBe(false);
  });

  it('is not judged while it warms up', () => {
    const cold = outcomes(10, { atMs: 100, wrong: 'status 502' });
    expect(judgeGreen([...cold, ...outcomes(10)], file)).toMatchObject({ isGreen: true, good: 10 });
  });
});

describe('telemetry', () => {
  const services = { payments: { language: 'javascript', entry: 'payments/main.js', memoryMiB: 64 } };
  const log = { id: 'L1', atMs: 0, service: 'payments', level: 'info', message: 'charged' };
  const span = { id: 's', trace: 't', service: 'payments', name: 'x', startMs: 0, endMs: 1 };

  it('is lost where a service reports less than its requests', () => {
    const many = { logs: Array(10).fill(log), spans: Array(10).fill(span), series: [] };
    const kept = { incident: many, hasMetrics: () => true, good: 10, recorded: [] };
    expect(findLostTelemetry({ services }, kept)).toEqual([]);
    const lost = { incident: { ...many, logs: [log] }, hasMetrics: () => false, good: 10, recorded: [] };
    expect(findLostTelemetry({ services }, lost)).toEqual([
      'payments/main.js: payments printed 1 log lines for 10 requests that went well.',
      'payments/main.js: payments has no metrics at /metrics.',
    ]);
  });

  it('is lost where a metric of the recording is gone', () => {
    const series = (name: string) => ({ name, service: 'payments', labels: '', points: [] });
    const incident = { logs: Array(10).fill(log), spans: Array(10).fill(span), series: [series('requests')] };
    const recorded = [series('requests'), series('waiting'), { ...series('pool'), service: 'inventory' }];
    expect(findLostTelemetry({ services }, { incident, hasMetrics: () => true, good: 10, recorded })).toEqual(
      ['payments/main.js: payments has no metric waiting.'],
    );
  });

  it('that was removed is named by file and line', () => {
    const given = new Map([['payments/main.js', "start();\n  log('info', 'charged');\n  count('x');\n"]]);
    const own = new Map([['payments/main.js', "start();\n    count('x');\n"]]);
    expect(findRemovedReports(given, own)).toEqual(["payments/main.js:2 `log('info', 'charged');`"]);
  });
});
