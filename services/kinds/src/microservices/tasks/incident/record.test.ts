import { describe, expect, it } from 'vitest';
import { findContradiction } from './record.js';
import { sinceDeployment } from './recording/since-deployment.js';
import { notesOnRun } from './run-system.js';

const green = {
  green: { isGreen: true, reason: 'contract', text: 'All well.', good: 9, asked: 10, isPlain: false },
  busy: undefined,
} as const;
const red = { green: { ...green.green, isGreen: false, text: 'Most failed.' }, busy: undefined };
const why = 'the harness was 900 ms late';
const busy = { why, isPlainTrusted: false };
const crowded = { why, isPlainTrusted: true };
const plain = { ...red.green, isPlain: true };

describe('a recording', () => {
  it.each([
    ['of a fault that shows', green, red, true, undefined],
    ['of nothing', green, green, false, undefined],
    ['of a fault that does not show', green, green, true, 'the fault does not show: All well.'],
    [
      'that shows trouble where nothing is wrong',
      green,
      red,
      false,
      'nothing is wrong, and yet it was not green: Most failed.',
    ],
    ['that begins in trouble', red, red, true, 'the healthy system was not green: Most failed.'],
    [
      'that begins late',
      { ...red, busy },
      red,
      true,
      `the healthy system was not green: Most failed. The machine was busy: ${why}`,
    ],
    ['of a busy machine', green, { ...red, busy }, true, `the machine was busy: ${why}`],
    [
      'of too few failures on a crowded machine',
      green,
      { ...red, busy: crowded },
      true,
      `the machine was busy: ${why}`,
    ],
    [
      'of a plain failure on a busy machine',
      green,
      { green: plain, busy },
      true,
      `the machine was busy: ${why}`,
    ],
    ['of a plain failure on a crowded machine', green, { green: plain, busy: crowded }, true, undefined],
    ['that is green although the machine was busy', { ...green, busy }, { ...green, busy }, false, undefined],
  ])('%s', (_what, before, after, isWrong, expected) => {
    expect(findContradiction(before, after, isWrong)).toBe(expected);
  });

  it('shows its fault only after the deployment', () => {
    const log = (id: string, atMs: number, service = 'checkout', message = 'failed') => {
      return { id, atMs, service, level: 'info', message };
    };
    const span = (id: string, startMs: number) => {
      return { id, trace: 't', service: 'checkout', name: 'GET', startMs, endMs: startMs + 1 };
    };
    const { logs, spans } = sinceDeployment({
      logs: [log('L1', 10), log('L2', 20, 'platform', 'deploying checkout'), log('L3', 30)],
      spans: [span('a', 10), span('b', 30)],
      series: [],
    });
    expect([...logs, ...spans].map(({ id }) => id)).toEqual(['L2', 'L3', 'b']);
  });
});

describe('a run', () => {
  it('says that a busy machine made times longer', () => {
    expect(notesOnRun({ isGreen: false, isAsGiven: false, busy: why })).toEqual([
      expect.stringContaining(why),
    ]);
  });

  it('does not outweigh the recording where nothing was changed', () => {
    expect(notesOnRun({ isGreen: true, isAsGiven: true, busy: undefined })).toEqual([
      expect.stringContaining('trust the recording'),
    ]);
    expect(notesOnRun({ isGreen: false, isAsGiven: true, busy: undefined })).toEqual([]);
    expect(notesOnRun({ isGreen: true, isAsGiven: false, busy: undefined })).toEqual([]);
  });
});
