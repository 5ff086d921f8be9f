import { describe, expect, it } from '@jest/globals';
import { countReport, failedFiles, replaced, sum } from './counts.mjs';

const file = (name, ...statuses) => ({
  name,
  status: statuses.every((status) => status === 'passed') && statuses.length > 0 ? 'passed' : 'failed',
  assertionResults: statuses.map((status) => ({ status })),
});
const reportOf = (...testResults) => ({ testResults });

describe('counts of a report', () => {
  it('take a test that was left out, and a file that crashed, for failures', () => {
    const { files, loose } = countReport(
      reportOf(file('a', 'passed', 'pending'), file('b'), file('c', 'passed', 'failed', 'todo')),
      false,
    );
    expect([...files.values()]).toEqual([
      { passed: 1, failed: 1 },
      { passed: 0, failed: 1 },
      { passed: 1, failed: 2 },
    ]);
    expect(loose).toBe(0);
    expect(failedFiles({ files })).toEqual(['a', 'b', 'c']);
  });

  it('know a run that ended badly, ran nothing or left no report', () => {
    expect(countReport(reportOf(file('a', 'passed')), true).loose).toBe(0);
    expect(countReport(reportOf(file('a', 'passed')), false).loose).toBe(1);
    expect(countReport(reportOf(), true).loose).toBe(1);
    expect(countReport(undefined, true)).toEqual({ files: new Map(), loose: 1 });
  });

  it('take the second run of a file for its first', () => {
    const first = countReport(reportOf(file('a', 'passed', 'failed'), file('b', 'passed')), false);
    const second = countReport(reportOf(file('a', 'passed', 'passed')), true);
    expect(sum(replaced(first, second).files)).toEqual({ passed: 3, failed: 0 });
    const worse = countReport(reportOf(file('a', 'failed', 'failed')), false);
    expect(sum(replaced(first, worse).files)).toEqual({ passed: 1, failed: 2 });
  });

  it('keep the first run of a file that ran less the second time, or not at all', () => {
    const first = countReport(reportOf(file('a', 'passed', 'failed')), false);
    const crashed = countReport(reportOf(file('a')), false);
    expect(sum(replaced(first, crashed).files)).toEqual({ passed: 1, failed: 1 });
    const nothing = replaced(first, countReport(undefined, false));
    expect({ ...sum(nothing.files), loose: nothing.loose }).toEqual({ passed: 1, failed: 1, loose: 1 });
    const fewer = countReport(reportOf(file('a', 'passed')), true);
    expect(sum(replaced(first, fewer).files)).toEqual({ passed: 1, failed: 1 });
  });
});
