import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { CostCurve, type CurveSeries } from './cost-curve.js';

const points = (...costs: number[]) => costs.map((ms, index) => ({ n: 1_000 * 2 ** index, ms }));
const draw = (series: readonly CurveSeries[]) =>
  renderToStaticMarkup(<CostCurve title="Family random" series={series} />);

describe('a cost curve', () => {
  it('has a line and a legend entry for each series, and an accessible name', () => {
    const html = draw([
      { label: 'Your program', tone: 'own', points: points(10, 20, 40) },
      { label: 'Reference', tone: 'reference', points: points(5, 10, 20) },
    ]);
    expect(html.match(/<polyline/g)).toHaveLength(4);
    expect(html).toContain('role="img"');
    expect(html).toContain('aria-label="Family random.');
  });

  it('lists every value in a table behind it, a dash where a series has none', () => {
    const html = draw([
      { label: 'Your program', tone: 'own', points: points(10, 20) },
      { label: 'Naive', tone: 'naive', points: points(1_500) },
    ]);
    expect(html).toContain('<th scope="row">2,000</th><td>20 ms</td><td>–</td>');
    expect(html).toContain('<td>1.5 s</td>');
  });

  it('shows the interval of a measured point', () => {
    const html = draw([
      { label: 'Your program', tone: 'own', points: [{ n: 10, ms: 100, lowMs: 90, highMs: 120 }] },
    ]);
    expect(html).toContain('100 ms (90 ms to 120 ms)');
    expect(html).toContain('Bars span the cheapest');
    const open = draw([
      { label: 'Your program', tone: 'own', points: [{ n: 10, ms: 8, lowMs: 0, highMs: 20 }] },
    ]);
    expect(open).toContain('8 ms (0 ms to 20 ms)');
    expect(open).not.toMatch(/NaN|Infinity/);
    expect(draw([{ label: 'Your program', tone: 'own', points: points(10) }])).not.toContain('Bars');
  });

  it('draws nothing without a point, and no coordinate that is not a number', () => {
    expect(draw([])).toBe('');
    const odd = { label: 'Your program', tone: 'own', points: [{ n: 0, ms: 0 }] } as const;
    expect(draw([odd])).not.toContain('NaN');
  });
});
