import { describe, expect, it } from 'vitest';
import type { Check, GrowthFamily, SpeedEvidence, Submission } from '@hone/contracts';
import { growthCurves } from './growth-curves.js';

const NOW = new Date('2026-11-25T12:00:00Z');

const family = (name: string, cpuMs: number | null): GrowthFamily => ({
  family: name,
  label: 'n',
  runnersUp: [],
  slope: 1,
  referenceSlope: 1,
  verdict: 'same',
  points: [
    { n: 1_000, cpuMs: 5, referenceCpuMs: 4 },
    { n: 2_000, cpuMs, referenceCpuMs: 8 },
  ],
});
const speed = (cpuMs: number | null): SpeedEvidence => ({
  type: 'speed',
  text: 'measured',
  family: 'random',
  size: 2_000,
  pairs: [],
  stopped: 0,
  limitNs: 1,
  startUp: { submissionNs: [], referenceNs: [] },
  baseline: { ratio: 20, source: 'capped', referenceNs: 1, naiveNs: 20 },
  ratio: { median: 1, low: 1, high: 1, confidence: 1, pairs: 0 },
  counted: 'median',
  undecided: false,
  attempts: 1,
  quiet: true,
  score: { speed: 1, cap: 1, final: 1 },
  growth: { families: [family('sorted', 1), family('random', cpuMs)] },
  notes: [],
});
const submission = (id: string, language: string, evidence?: SpeedEvidence): Submission => {
  const check: Check = {
    id: 'speed',
    title: 'Speed',
    group: 'speed',
    weight: 1,
    required: false,
    status: 'pass',
    score: 1,
    visible: false,
    ...(evidence === undefined ? {} : { evidence }),
  };
  return {
    id,
    challenge: { slug: 'busiest-window', version: 1 },
    language,
    mode: 'submit',
    status: 'graded',
    verdict: 'accepted',
    reason: null,
    score: null,
    checks: [check],
    phases: null,
    attempts: 1,
    lastSeq: 3,
    createdAt: `2026-11-25T0${id}:00:00Z`,
    finishedAt: null,
  };
};

describe('curves of the user’s submissions', () => {
  it('show the newest beside the earlier ones of its language and the reference', () => {
    const lines = growthCurves(
      [
        submission('3', 'python', speed(6)),
        submission('2', 'go', speed(1)),
        submission('1', 'python', speed(60)),
      ],
      NOW,
    );
    expect(lines.map(({ tone }) => tone)).toEqual(['own', 'earlier', 'reference']);
    expect(lines.map(({ points }) => points.at(-1)?.ms)).toEqual([6, 60, 8]);
  });

  it('skip submissions without a measurement, and sizes without one', () => {
    const lines = growthCurves([submission('2', 'python'), submission('1', 'python', speed(null))], NOW);
    expect(lines.map(({ tone }) => tone)).toEqual(['own', 'reference']);
    expect(lines[0]?.points).toEqual([{ n: 1_000, ms: 5 }]);
  });

  it('are empty if nothing was measured', () => {
    expect(growthCurves([submission('1', 'python')], NOW)).toEqual([]);
    expect(growthCurves([], NOW)).toEqual([]);
  });
});
