import type { SharedResult } from '@hone/contracts';
import { expect, it } from 'vitest';
import { drawCard } from './card-svg.js';

const RESULT: SharedResult = {
  challenge: { slug: 'x', title: 'Busiest <window> & "more"', kind: 'sql', difficulty: 1, summary: 'x' },
  language: 'go',
  name: null,
  finishedAt: '2026-03-01T12:00:00.000Z',
  points: 97.65,
  max: 100,
  groups: [{ title: 'Correctness\u0000', points: 20, max: 40 }],
  speed: null,
  files: null,
};

it('escapes what other people wrote, and shows the points by group as bars', () => {
  const svg = drawCard(RESULT);
  expect(svg).toContain('Busiest &lt;window&gt; &amp;');
  expect(svg).toContain('97.7 of 100 points');
  expect(svg).toMatch(/width="225" height="14"/);
  expect(svg).not.toMatch(/[\u0000-\u001f]|<window>/);
});

it('draws the measured curve beside the reference', () => {
  const points = [1, 10, 100].map((n) => ({ n, cpuMs: n / 10, referenceCpuMs: n === 10 ? null : n / 20 }));
  const speed = { ratio: 1.24, curves: [{ family: 'sorted', label: 'n^2', points }] };
  const svg = drawCard({ ...RESULT, speed });
  for (const words of ['1.2× the reference’s CPU time', 'grows like n²']) expect(svg).toContain(words);
  const lines = [...svg.matchAll(/<polyline points="([^"]+)"/g)].map(
    ([, list = '']) => list.split(' ').length,
  );
  expect(lines).toEqual([2, 3]);
});
