import type { Approach } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { describeApproach, groupByCost } from '../words/approaches.js';
import { ApproachList } from './approaches.js';

const approach = (changes: Partial<Approach>): Approach => ({
  id: 'accepted/two-ends-python',
  title: 'Two ends',
  language: 'python',
  standing: 'accepted',
  cost: null,
  files: [{ path: 'main.py', content: 'print(1)\n' }],
  ...changes,
});

const render = (approaches: readonly Approach[]) =>
  renderToStaticMarkup(<ApproachList language="cpp" approaches={approaches} />);

describe('solutions', () => {
  it('are grouped by their cost, in order; a missing cost is not guessed', () => {
    const listed = [
      approach({ id: 'a', cost: 'n log n', standing: 'reference' }),
      approach({ id: 'b', cost: 'n log n' }),
      approach({ id: 'c', cost: 'n^2' }),
      approach({ id: 'd', standing: 'reference' }),
      approach({ id: 'e' }),
      approach({ id: 'f', cost: 'n^2', standing: 'slow' }),
      approach({ id: 'g', standing: 'slow' }),
    ];
    expect(groupByCost(listed).map(({ title, items }) => [title, items.map(({ id }) => id).join()])).toEqual([
      ['n log n', 'a,b'],
      ['Quadratic (n²)', 'c'],
      ['Reference', 'd'],
      ['Accepted', 'e'],
      ['Quadratic (n²), too slow', 'f'],
      ['Correct but too slow', 'g'],
    ]);
  });

  it('state their language, their growth, and whether answers are compared with them', () => {
    expect(describeApproach(approach({ cost: 'n', standing: 'reference' }))).toBe(
      'Python, linear (n), the reference',
    );
    expect(describeApproach(approach({}))).toBe('Python, growth not given');
  });

  it('are read-only, collapsed, under headings, and reachable by keyboard', () => {
    const html = render([
      approach({
        files: [
          { path: 'main.cpp', content: 'a < b && c' },
          { path: 'lib/x.h', content: '' },
        ],
      }),
    ]);
    expect(html).toContain('<h3 id="approaches">Other approaches in C++</h3>');
    expect(html).toContain('<h4>Accepted</h4>');
    expect(html).toMatch(/<details[^>]*><summary>Two ends <span>/);
    expect(html).not.toMatch(/<details[^>]* open|<textarea|contenteditable/);
    expect(html).toContain('<pre tabindex="0" aria-label="Two ends, main.cpp">a &lt; b &amp;&amp; c</pre>');
    expect(html).toContain('aria-label="Two ends, lib/x.h"');
  });

  it('cannot inject markup into the page', () => {
    const content = '</pre><script>alert(1)</script>';
    const html = render([approach({ title: '<b>x</b>', files: [{ path: '<i>.py', content }] })]);
    expect(html).not.toMatch(/<script|<b>|<i>/);
  });

  it('render nothing where there are none', () => {
    expect(render([])).toBe('');
  });
});
