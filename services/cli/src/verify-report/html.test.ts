import { describe, expect, it } from 'vitest';
import { renderHtml } from './html.js';
import { reportOf, solutionOf } from './reports.fixture.js';

const HOSTILE = `"><script>alert('1')</script>&`;

const ratio = { median: 3.018, low: 2.9, high: 3.1 };

const growth = [
  {
    family: `random${HOSTILE}`,
    label: 'n^2',
    slope: 2.04,
    points: [
      { n: 1000, cpuMs: 10, referenceCpuMs: 2, naiveCpuMs: 30 },
      { n: 2000, cpuMs: 40, referenceCpuMs: 4, naiveCpuMs: 120 },
      { n: 4000, cpuMs: 160, referenceCpuMs: 8 },
    ],
  },
];

describe('the page', () => {
  it('needs no script and nothing from elsewhere', () => {
    const page = renderHtml([reportOf()]);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:/);
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"`);
  });

  it('escapes all texts of authors and programs', () => {
    const page = renderHtml([
      reportOf({
        slug: HOSTILE,
        findings: [{ severity: 'error', code: 'X', path: HOSTILE, message: HOSTILE }],
        solutions: [
          solutionOf({
            path: HOSTILE,
            language: HOSTILE,
            expected: HOSTILE,
            got: HOSTILE,
            speed: { text: HOSTILE, families: growth },
            gradings: [],
            remarks: [{ check: HOSTILE, where: HOSTILE, passed: false, text: HOSTILE }],
          }),
        ],
        cheats: {
          planted: true,
          naive: HOSTILE,
          cheats: [
            { cheat: HOSTILE, title: HOSTILE, score: 1, naive: 1, got: HOSTILE, ok: false, gradings: [] },
          ],
        },
      }),
    ]);
    expect(page).not.toContain('<script');
    expect(page).not.toContain(`alert('`);
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
  });

  it('shows validators’ remarks on a solution, if there are any', () => {
    const remarks = [{ check: 'data-1', where: 'case secret/2', passed: false, text: 'wanted 3' }];
    const page = renderHtml([reportOf({ solutions: [solutionOf({ remarks })] })]);
    expect(page).toContain('<h3>Validator messages</h3>');
    expect(page).toContain('case secret/2 of check data-1, which failed: wanted 3');
    expect(renderHtml([reportOf()])).not.toContain('What validators said');
  });

  it('draws growth as straight lines on logarithmic axes, with the data behind', () => {
    const page = renderHtml([
      reportOf({ solutions: [solutionOf({ speed: { text: 'Slower.', ratio, families: growth } })] }),
    ]);
    const points = (role: string) => {
      const drawn = new RegExp(`<g class="${role}"><polyline points="([^"]*)"`).exec(page)?.[1] ?? '';
      return drawn.split(' ').map((pair) => pair.split(',').map(Number) as [number, number]);
    };
    const [[x1, y1] = [0, 0], [x2, y2] = [0, 0], [x3, y3] = [0, 0]] = points('own');
    expect(x2 - x1).toBeCloseTo(x3 - x2, 0);
    expect(y1 - y2).toBeCloseTo(y2 - y3, 0);
    expect(points('reference')).toHaveLength(3);
    expect(points('acceptable')).toHaveLength(3);
    expect(points('naive')).toHaveLength(2);
    expect(page).toContain('<span class="naive">naive</span>');
    expect(page).toContain('n², slope 2.04');
    expect(page).toContain('<p>Slower.</p>');
    expect(page.replace(/>\s+</g, '><')).toContain('<td>2000</td><td>40</td><td>4</td><td>120</td>');
  });

  it('draws nothing if nothing was measured, and works without a reference', () => {
    expect(renderHtml([reportOf()])).not.toContain('<svg');
    const alone = [
      {
        family: 'random',
        points: [
          { n: 5, cpuMs: 0 },
          { n: 10, cpuMs: 3 },
        ],
      },
    ];
    const page = renderHtml([reportOf({ solutions: [solutionOf({ speed: { families: alone } })] })]);
    expect(page).toContain('<g class="own">');
    expect(page).not.toContain('<g class="reference">');
    expect(page).not.toContain('<span class="reference">');
    expect(page).not.toContain('NaN');
  });
});
