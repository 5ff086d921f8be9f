/** Commands whose argument gets Markdown marks around it. */
const MARKED: Readonly<Record<string, string>> = {
  textbf: '**',
  textit: '*',
  emph: '*',
  textsl: '*',
  texttt: '`',
  underline: '*',
  sout: '~~',
};

const HEADINGS: Readonly<Record<string, string>> = {
  section: '## ',
  subsection: '### ',
  subsubsection: '#### ',
};
const ENVIRONMENT_HEADINGS: Readonly<Record<string, string>> = {
  Input: '## Input',
  Output: '## Output',
  Interaction: '## Interaction',
};

const MATH_SIGNS: Readonly<Record<string, string>> = {
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  times: '×',
  cdot: '·',
  ldots: '…',
  dots: '…',
  cdots: '…',
  textellipsis: '…',
  to: '→',
  rightarrow: '→',
  leftarrow: '←',
  in: '∈',
  infty: '∞',
  sum: '∑',
  pm: '±',
  approx: '≈',
  log: 'log ',
  min: 'min ',
  max: 'max ',
  bmod: 'mod',
  quad: ' ',
};

const DROPPED =
  /\\(?:noindent|centering|bf|it|tt|rm|sc|tiny|scriptsize|small|normalsize|large|Large|LARGE|huge|Huge|medskip|bigskip|smallskip|newpage|clearpage|hline|nextsample|remainingsamples|vspace\*?\{[^{}]*\}|hspace\*?\{[^{}]*\}|label\{[^{}]*\})(?![a-zA-Z])/g;

/**
 * A LaTeX statement as simple Markdown: headings, lists, emphasis, code, tables as lines, and formulas written
 * out. Unknown commands stay readable text; none of them becomes markup.
 */
export function latexToMarkdown(source: string): string {
  const verbatim: string[] = [];
  const keep = (text: string): string => `\uE000${verbatim.push(text) - 1}\uE001`;
  let text = source
    .replace(/\r\n?/g, '\n')
    .replace(/[\uE000\uE001]/g, '')
    .replace(
      /\\begin\{(verbatim|lstlisting)\}(?:\[[^\]]*\])?\n?([\s\S]*?)\\end\{\1\}/g,
      (_all, _name, body: string) => keep(`\n\n${body.replace(/^/gm, '    ').trimEnd()}\n\n`),
    )
    .replace(/(^|[^\\])%.*$/gm, '$1')
    .replace(/\$\$([\s\S]{0,4000}?)\$\$|\$([^$]{0,2000})\$/g, (_all, display?: string, inline?: string) =>
      display === undefined ? keep(formula(inline ?? '')) : keep(`\n\n${formula(display)}\n\n`),
    );
  text = commands(environments(text));
  text = text
    .replace(/``|''/g, '"')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/~/g, ' ')
    .replace(/\\([%&#_{}$])/g, '$1')
    .replace(/\\\\/g, '  \n')
    .replace(/\\([a-zA-Z]+)\*?/g, (_all, name: string) => MATH_SIGNS[name] ?? '')
    .replace(/[{}]/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
  return `${text.replace(/\uE000(\d+)\uE001/g, (_all, index: string) => verbatim[Number(index)] ?? '').trim()}\n`;
}

function environments(text: string): string {
  return text
    .replace(
      /\\begin\{(Input|Output|Interaction)\}/g,
      (_all, name: string) => `\n\n${ENVIRONMENT_HEADINGS[name]}\n\n`,
    )
    .replace(/\\begin\{tabular\}(?:\[[^\]]*\])?\{[^{}]*\}/g, '\n')
    .replace(/\\begin\{(?:wrapfigure|figure|minipage)\}(?:\[[^\]]*\])?(?:\{[^{}]*\}){0,2}/g, '\n')
    .replace(/\\(?:begin|end)\{[^{}]*\}(?:\[[^\]]*\])?/g, '\n\n')
    .replace(/^[ \t]*\\item(?:\[([^\]]*)\])?[ \t]*/gm, (_all, label?: string) =>
      label ? `- ${label} ` : '- ',
    )
    .replace(/[ \t]*(?<!\\)&[ \t]*/g, ' | ');
}

function commands(text: string): string {
  let [before, after] = ['', text.replace(DROPPED, '')];
  // Arguments may contain commands themselves: inner ones first, until nothing changes.
  for (let round = 0; round < 8 && before !== after; round += 1) {
    before = after;
    after = before
      .replace(/\\(problemname|title)\{[^{}]*\}/g, '')
      .replace(
        /\\(section|subsection|subsubsection)\*?\{([^{}]*)\}/g,
        (_all, name: string, body: string) => `\n\n${HEADINGS[name]}${body}\n\n`,
      )
      .replace(
        /\\(textbf|textit|emph|textsl|texttt|underline|sout)\{([^{}]*)\}/g,
        (_all, name: string, body: string) => `${MARKED[name]}${body.trim()}${MARKED[name]}`,
      )
      .replace(/\\href\{([^{}]*)\}\{([^{}]*)\}/g, '$2 ($1)')
      .replace(/\\url\{([^{}]*)\}/g, '$1')
      .replace(/\\illustration\{[^{}]*\}\{([^{}]*)\}\{([^{}]*)\}/g, (_all, file: string, caption: string) =>
        image(file, caption),
      )
      .replace(/\\includegraphics(?:\[[^\]]*\])?\{([^{}]*)\}/g, (_all, file: string) => image(file, ''))
      .replace(
        /\\(?:caption|epigraph|footnote|textsc|textrm|mbox|text|mathrm|multicolumn\{[^{}]*\}\{[^{}]*\})\{([^{}]*)\}/g,
        '$1',
      );
  }
  return after;
}

const image = (file: string, caption: string): string =>
  `\n\n![${caption.replace(/[[\]]/g, '')}](${file.trim()})\n\n`;

/** A formula in plain text: `10^{5}` becomes 10^5, `\le` becomes ≤. */
function formula(source: string): string {
  return source
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '($1)/($2)')
    .replace(/\\sqrt\{([^{}]*)\}/g, '√($1)')
    .replace(/\\(?:text|mathrm|mathit|mathbf|operatorname)\{([^{}]*)\}/g, '$1')
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/\\([%&#_{}$])/g, '$1')
    .replace(/\\([a-zA-Z]+)\s*/g, (_all, name: string) => MATH_SIGNS[name] ?? `${name} `)
    .replace(/([\^_])\{([^{}]*)\}/g, (_all, sign: string, body: string) =>
      body.length > 1 && !/^\w+$/.test(body) ? `${sign}(${body})` : `${sign}${body}`,
    )
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/([*_`<>[\]|~])/g, '\\$1')
    .trim();
}
