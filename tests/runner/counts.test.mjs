import { describe, expect, it } from 'vitest';
import { countReport, failuresOf, sum } from './counts.mjs';
import { overdue } from './quarantine.mjs';

const file = (name, ...statuses) => ({
  name,
  status: statuses.every((status) => status === 'passed') && statuses.length > 0 ? 'passed' : 'failed',
  assertionResults: statuses.map((status, index) => ({ status, fullName: `test ${index}` })),
});
const reportOf = (...testResults) => ({ testResults });
const countsOf = ({ files }) =>
  [...files.values()].map(({ passed, failed, skipped }) => [passed, failed, skipped]);

describe('counts of a report', () => {
  it('take a test that was left out, and a file that crashed, for failures', () => {
    const counts = countReport(
      reportOf(file('/a', 'passed', 'pending'), file('/b'), file('/c', 'passed', 'failed', 'todo')),
      false,
    );
    expect(countsOf(counts)).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [1, 2, 0],
    ]);
    expect(counts.loose).toBe(0);
    expect(failuresOf(counts)).toBe(4);
    expect(counts.failed).toEqual(['a: test 1', 'b: outside its tests', 'c: test 1', 'c: test 2']);
  });

  it('know a run that ended badly, ran nothing or left no report', () => {
    expect(countReport(reportOf(file('/a', 'passed')), true).loose).toBe(0);
    expect(countReport(reportOf(file('/a', 'passed')), false).loose).toBe(1);
    expect(countReport(reportOf(), true).loose).toBe(1);
    expect(countReport(undefined, true)).toEqual({
      files: new Map(),
      loose: 1,
      failed: [],
      failedBefore: [],
    });
  });

  it('count a file whose tests passed and whose end failed as a failure', () => {
    const broken = { ...file('/a', 'passed', 'passed'), status: 'failed' };
    expect(countsOf(countReport(reportOf(broken), false))).toEqual([[2, 1, 0]]);
  });

  it('give the seconds of each file', () => {
    const counts = countReport(reportOf(file('/a', 'passed')), true, { seconds: { '/a': 2.54 } });
    expect(counts.files.get('a').seconds).toBe(2.5);
  });

  it('count a failure in quarantine as skipped, and no other test of its file', () => {
    const quarantine = [{ test: 'tests/a.test.ts: test 1', since: '2026-11-01', reason: 'unknown' }];
    const report = reportOf(file('/root/tests/a.test.ts', 'passed', 'failed', 'failed'));
    const counts = countReport(report, false, { root: '/root/', quarantine });
    expect(sum(counts.files)).toEqual({ passed: 1, failed: 1, skipped: 1, taken: 0 });
    const only = countReport(reportOf(file('/root/tests/a.test.ts', 'passed', 'failed')), false, {
      root: '/root/',
      quarantine,
    });
    expect([failuresOf(only), sum(only.files).skipped]).toEqual([0, 1]);
    expect([counts.failed, only.failed]).toEqual([['tests/a.test.ts: test 2'], []]);
  });

  it('say what was taken from an earlier run: whole files, and tests that were settled', () => {
    const settled = file('/b', 'passed', 'passed');
    settled.assertionResults[0].meta = { taken: '2026-12-01T10:00:00Z' };
    settled.assertionResults[1].meta = { failedBefore: '2026-12-01T09:00:00Z' };
    const kept = new Map([['a', { passed: 3, failed: 0, skipped: 0, seconds: 1 }]]);
    const counts = countReport(reportOf(settled), true, { kept });
    expect(sum(counts.files)).toEqual({ passed: 5, failed: 0, skipped: 0, taken: 4 });
    expect(counts.failedBefore).toEqual([{ what: 'test 1', failed: 1, at: '2026-12-01T09:00:00Z' }]);
    expect(countReport(undefined, false, { kept }).loose).toBe(1);
    expect(countReport(reportOf(), true, { kept }).loose).toBe(0);
  });
});

describe('the quarantine', () => {
  it('is left after a month', () => {
    const entry = (since) => ({ test: 'a: b', since, reason: 'unknown' });
    const now = new Date('2026-11-30T12:00:00Z');
    expect(overdue([entry('2026-10-30'), entry('2026-11-01')], now)).toEqual([entry('2026-10-30')]);
  });
});
