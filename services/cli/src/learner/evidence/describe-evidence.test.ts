import { expect, it } from 'vitest';
import { describeEvidence } from './describe-evidence.js';
import { pointAt } from './point-at.js';

const paint = (_tone: string, text: string): string => text;
const show = (evidence: Parameters<typeof describeEvidence>[0]): string =>
  describeEvidence(evidence, paint).join('\n');

it('shows the lines around the first difference of an output', () => {
  const expected = Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n');
  const text = show({ type: 'diff', expected, actual: expected.replace('line 10', 'other'), input: '5\n' });
  expect(text).toContain('first difference in line 11');
  expect(text).toContain('   11 - line 10\n   11 + other');
  expect(text).not.toContain('line 3\n');
});

it('lets no program control the terminal', () => {
  const text = show({ type: 'output', stdout: '\u001b]0;title\u0007\u001b[2J\u202e' });
  expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
  expect(text).toContain('\\x1b]0;title\\x07');
});

it('marks missing and extra rows, and NULL', () => {
  const rows = {
    type: 'rows',
    columns: ['id', 'name'],
    missing: [['1', null]],
    extra: [['2', 'b']],
  } as const;
  const text = show({
    ...rows,
    missing: [['1', null]],
    extra: [['2', 'b']],
    columns: ['id', 'name'],
    missingCount: 1,
    extraCount: 1,
  });
  expect(text).toMatch(/-\s+1\s+NULL/);
  expect(text).toMatch(/\+\s+2\s+b/);
});

it('lists breaking changes of a document with their operations', () => {
  const change = {
    id: 'x',
    severity: 'fails',
    operation: 'GET /flags',
    text: 'limit became required',
    breaks: 'callers',
  } as const;
  const text = show({ type: 'document', text: 'Old callers fail.', findings: [], changes: [change] });
  expect(text).toContain('Breaking changes:\n    GET /flags: limit became required (breaks callers)');
});

it.each([
  ['line 2, column 8: syntax error at or near "FORM"', 'select 1\nselect FORM x', '       ^'],
  ['main.sql:1:3: boom', '\tab', '\t ^'],
])('points a caret at the place that %j names', (message, content, caret) => {
  const [, line = '', marker = ''] = pointAt(message, [{ path: 'main.sql', content }]);
  expect(marker.endsWith(caret)).toBe(true);
  expect(marker.indexOf('^')).toBeLessThan(line.length);
});

it('points nowhere when the message names no place in the files', () => {
  expect(pointAt('line 99, column 1: x', [{ path: 'a', content: 'x' }])).toEqual([]);
  expect(pointAt('nothing', [{ path: 'a', content: 'x' }])).toEqual([]);
});
