import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { latexToMarkdown } from './latex.js';
import { escapeHtml } from './statement.js';

describe('a LaTeX statement as Markdown', () => {
  it('keeps headings, lists, emphasis, code, tables and formulas readable', () => {
    const source = [
      '\\problemname{Title}',
      '% a remark, 50\\% of it',
      "A \\textbf{bold \\emph{and slanted}} word: ``quoted'' --- 50\\%~done.",
      '\\section*{Input}',
      'One line with $1 \\le n \\le 10^{5}$ and $$\\frac{a_1}{b} \\neq \\sqrt{x}$$',
      '\\begin{itemize}',
      '  \\item first \\texttt{code}',
      '  \\item second',
      '\\end{itemize}',
      '\\begin{tabular}{l|l} a & b \\\\ \\hline c & d \\end{tabular}',
      '\\begin{verbatim}',
      'x = {1} % kept \\textbf{raw}',
      '\\end{verbatim}',
      '\\illustration{0.3}{pic.png}{A picture}',
    ].join('\n');
    const text = latexToMarkdown(source);
    expect(text).toContain('A **bold *and slanted*** word: "quoted" — 50% done.');
    expect(text).toContain('## Input');
    expect(text).toContain('1 ≤n ≤10^5');
    expect(text).toContain('(a\\_1)/(b) ≠√(x)');
    expect(text).toContain('- first `code`\n- second');
    expect(text).toContain('a | b');
    expect(text).toContain('    x = {1} % kept \\textbf{raw}');
    expect(text).toContain('![A picture](pic.png)');
    expect(text).not.toContain('remark');
  });

  it('stays short for any text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '$',
      '\\',
      '\\textbf{',
      '\\begin{itemize}',
      '\\end{x}',
      '%',
      '&',
      'a',
      '\n',
      '<b>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(latexToMarkdown(pieces.join('')).length).toBeLessThan(4000);
      }),
    );
  });

  it('handles a large hostile text', () => {
    for (const unit of [
      '\\textbf{',
      '$',
      '\\begin{verbatim}',
      '\\begin{tabular}{',
      '\\item[',
      '![',
      '`',
      '```\n',
      '{',
    ])
      expect(typeof escapeHtml(latexToMarkdown(unit.repeat(200_000 / unit.length)))).toBe('string');
  }, 60_000);
});

describe('HTML in a Markdown statement', () => {
  it('becomes text, but for code', () => {
    expect(escapeHtml('a <script>x</script> <!-- --> 1 < 2 `<b>`\n```\n<i>\n```\n<IMG src=x>')).toBe(
      'a &lt;script>x&lt;/script> &lt;!-- --> 1 < 2 `<b>`\n```\n<i>\n```\n&lt;IMG src=x>',
    );
  });
});
