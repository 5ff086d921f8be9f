import { describe, expect, it } from '@jest/globals';
import type { SpeedEvidence } from '@hone/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { EvidenceView } from './evidence-view.js';

const evidence: SpeedEvidence = {
  type: 'speed',
  text: 'Your program uses 4.1 times the CPU time of the reference.',
  family: 'random',
  size: 80_000,
  pairs: [
    [420_000_000, 110_000_000],
    [430_000_000, 112_000_000],
  ],
  stopped: 0,
  limitNs: 2_500_000_000,
  startUp: { submissionNs: [12_000_000, 13_000_000], referenceNs: [11_500_000] },
  baseline: { ratio: 20, source: 'capped', referenceNs: 100_000_000, naiveNs: 2_000_000_000 },
  ratio: { median: 4.1, low: 4.0512, high: 4.2, confidence: 0.99, pairs: 8 },
  counted: 'median',
  undecided: false,
  attempts: 1,
  quiet: true,
  score: { speed: 0.58, cap: 0.5, final: 0.5 },
  growth: {
    families: [
      {
        family: 'random',
        label: 'n^2',
        runnersUp: [],
        slope: 1.98,
        referenceSlope: 1.04,
        verdict: 'worse',
        points: [
          { n: 5000, cpuMs: 25, referenceCpuMs: null },
          { n: 10_000, cpuMs: 101, referenceCpuMs: 12.5 },
        ],
      },
      {
        family: 'crowd',
        label: null,
        runnersUp: [],
        slope: null,
        referenceSlope: null,
        verdict: 'inconclusive',
        points: [],
      },
    ],
  },
  notes: ['The naive solution was stopped at 20 times the reference and counts as that.'],
};
const html = (changes: Partial<SpeedEvidence> = {}) =>
  renderToStaticMarkup(<EvidenceView evidence={{ ...evidence, ...changes }} />);

describe('a measured speed', () => {
  it('begins with its sentence and shows ratio, interval and score in a table with names', () => {
    const text = html();
    expect(text.indexOf(evidence.text)).toBeLessThan(text.indexOf('<table'));
    expect(text).toContain('aria-label="Measured speed"');
    expect(text).toContain('4.1 × (4.05 × to 4.2 ×)');
    expect(text).toContain('at least 20 ×');
    expect(text).toContain('family random, size 80,000, 8 pairs of runs');
    expect(text).toContain('<th scope="row">Counted</th><td>50 %</td>');
  });

  it('shows growth by size beside the reference, and says what a worse class costs', () => {
    const text = html();
    expect(text).toContain('like n^2 (slope 1.98, the reference’s 1.04), a worse class');
    expect(text).toContain('<th scope="row">10,000</th><td>101 ms</td><td>13 ms</td>');
    expect(text).toContain('<th scope="row">5,000</th><td>25 ms</td><td>–</td>');
    expect(text).toContain('Growth on crowd: too uncertain to tell');
    expect(text).toContain('At most, by growth');
  });

  it('keeps notes and raw runs, and leaves growth out where none was measured', () => {
    const { growth: _none, ...without } = evidence;
    const text = renderToStaticMarkup(<EvidenceView evidence={without} />);
    expect(text).toContain(evidence.notes[0]);
    expect(text).toContain('<summary>2 pairs of runs</summary>');
    expect(text).not.toContain('Growth on');
    expect(html({ score: { speed: 1, cap: 1, final: 1 } })).not.toContain('At most, by growth');
  });
});
