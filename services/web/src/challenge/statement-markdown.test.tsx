import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { StatementMarkdown } from './statement-markdown.js';

const render = (text: string) => renderToStaticMarkup(<StatementMarkdown text={text} />);

describe('a statement in Markdown', () => {
  it('renders tables, code and emphasis', () => {
    const html = render('**bold**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n');
    expect(html).toContain('<strong>bold</strong>');
    expect(html).toContain('<th>a</th>');
    expect(html).toContain('<code>code');
  });

  it('renders lists as tight as they are written, quotes, rules and references', () => {
    expect(render('- a\n- b\n')).toBe('<ul><li>a</li><li>b</li></ul>');
    expect(render('3. a\n\n4. b\n')).toBe('<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>');
    expect(render('> *so*\n\n---\n')).toBe('<blockquote><p><em>so</em></p></blockquote><hr/>');
    expect(render('[docs][d]\n\n[d]: https://example.org/d\n')).toContain('href="https://example.org/d"');
    expect(render('| n |\n|--:|\n| 1 |\n')).toContain('<td style="text-align:right">1</td>');
  });

  it('renders everything that texts of the catalogue use', () => {
    const texts = Object.entries(
      import.meta.glob<string>('../../../../challenges/*/statement.md', {
        query: '?raw',
        import: 'default',
        eager: true,
      }),
    );
    expect(texts.length).toBeGreaterThan(30);
    for (const [path, text] of texts)
      expect(render(text), path).not.toMatch(/\[\^|~~|<li>\[[ x]\]|[\s(]https?:\/\//);
  });

  it('lets long paths break before each of their parts, and never breaks short code', () => {
    expect(render('`GET /parcels/{id}?page=2`')).toContain(
      '<code>GET /parcels<wbr/>/{id}<wbr/>?page=2</code>',
    );
    expect(render('`10.1.2.3/8`')).toContain('<code class="one-line">10.1.2.3/8</code>');
  });

  it('drops raw HTML, scripts and handlers', () => {
    const html = render(
      'Hello <script>alert(1)</script> <img src=x onerror=alert(1)> <b onclick="x()">you</b>\n\n<iframe src="https://evil.example"></iframe>\n',
    );
    expect(html).not.toMatch(/<script|<img|<iframe|<b |onerror|onclick/);
  });

  it('keeps links to the web only, and sends them no referrer', () => {
    const html = render(
      '[good](https://example.org) [js](javascript:alert(1)) [data](data:text/html,x) [mail](mailto:a@b.c) [up](../x) [dodge](JaVaScRiPt:alert(1))',
    );
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('href="https://example.org"');
    expect(html).toContain('rel="noopener noreferrer nofollow"');
    expect(html).toContain('dodge');
  });

  it('loads no picture and shows its text', () => {
    const html = render('![the topology](https://evil.example/t.png) ![plan][p]\n\n[p]: x.svg\n');
    expect(html).not.toContain('<img');
    expect(html).toContain('the topology');
    expect(html).toContain('plan');
  });

  it('shows pictures of its package, at the URL of its version', () => {
    const source = { slug: 'busiest-window', version: 3 };
    const html = renderToStaticMarkup(
      <StatementMarkdown
        text={'![a plan](figures/plan%20a.svg) ![b][p]\n\n[p]: ./b.png\n'}
        source={source}
      />,
    );
    expect(html).toContain(
      '<img src="/api/v1/challenges/busiest-window/assets/figures/plan%20a.svg?v=3" alt="a plan" loading="lazy"/>',
    );
    expect(html).toContain('assets/b.png?v=3');
  });

  it('shows no picture from anywhere else, however its URL is disguised', () => {
    const evil = [
      'https://evil.example/x.png',
      '//evil.example/x.png',
      '/api/v1/me',
      '../../me',
      'a/../../../../me',
      '%2e%2e/me',
      '\\\\evil.example/x',
      'data:image/svg+xml,x',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      '%',
    ];
    const source = { slug: 's', version: 1 };
    for (const url of evil) {
      const html = renderToStaticMarkup(<StatementMarkdown text={`![alt text](<${url}>)`} source={source} />);
      expect(html).not.toContain('<img');
    }
  });

  it('puts its highest heading below the headings of the page, at any level the author started with', () => {
    expect(render('# Situation\n\n## Detail\n')).toBe('<h3>Situation</h3><h4>Detail</h4>');
    expect(render('## Situation\n\n### Detail\n')).toBe('<h3>Situation</h3><h4>Detail</h4>');
  });
});
