import { describe, expect, it } from 'vitest';
import { speedEvidenceSchema, type Check } from '@hone/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { EMPTY_VIEW, type SubmissionView } from '../live/submission-view.js';
import { OutcomeBanner } from './outcome-banner.js';

const measured = (median: number): Check => ({
  id: 'speed',
  title: 'Measured speed',
  group: 'speed',
  weight: 1,
  required: false,
  status: 'pass',
  score: 1,
  visible: true,
  evidence: speedEvidenceSchema.parse({
    type: 'speed',
    text: 'measured',
    family: 'random',
    size: 1_000,
    pairs: [[1, 1]],
    stopped: 0,
    limitNs: 1,
    startUp: { submissionNs: [1], referenceNs: [1] },
    baseline: { ratio: 20, source: 'capped', referenceNs: 1, naiveNs: 20 },
    ratio: { median, low: 0.98 * median, high: 1.02 * median, confidence: 0.97, pairs: 8 },
    counted: 'median',
    undecided: false,
    attempts: 1,
    quiet: true,
    score: { speed: 1, cap: 1, final: 1 },
    notes: [],
  }),
});
const show = (check: Check, points = 100) => {
  const components = [{ check: 'speed', points: points - 55, max: 45, status: check.status }];
  const groups = [{ id: 'speed', title: 'Speed', points: points - 55, max: 45, components }];
  const score = { points, max: 100, percent: points, groups };
  const result = { verdict: 'accepted', reason: null, score } as const;
  const view: SubmissionView = { ...EMPTY_VIEW, stage: 'finished', checks: [check], result };
  return renderToStaticMarkup(<OutcomeBanner view={view} mode="submit" />);
};

describe('the banner of an outcome', () => {
  it('has a badge only for answers faster than the reference beyond its tolerance', () => {
    expect(show(measured(0.6))).toContain('faster than the reference');
    expect(show(measured(0.9))).not.toContain('faster than the reference');
  });

  it('says that an answer is accepted, and what it lacks', () => {
    const page = show({ ...measured(1.5), score: 0.95 }, 97.7);
    expect(page).toContain('Accepted, 97.7');
    expect(page).toContain('All checks pass. 2.3 points lost: see the curve.');
    expect(show(measured(0.9))).not.toContain('Accepted, 100');
  });
});
