import type { ChallengeReport, CheatsReport, SolutionReport, StarterReport } from '@hone/grading';
import { renderGrowth } from './chart.js';
import { html, Markup } from './markup.js';
import { STYLE } from './style.js';
import {
  cpuOf,
  describeRemark,
  gotOf,
  memoryOf,
  shortPath,
  summarize,
  summarizeCheats,
  summarizeMutants,
} from './summaries.js';

/** The report as one self-contained page: no scripts, fonts or network. */
export function renderHtml(reports: readonly ChallengeReport[]): string {
  const clean = reports.filter((report) => report.ok).length;
  const title = `Verification: ${clean} of ${reports.length} challenges clean`;
  const contents = reports.map(
    (report) =>
      html`<li>
        ${verdict(report.ok)} <a href="#${report.slug}">${report.slug}</a>
        <span class="quiet">${summarize(report)}</span>
      </li>`,
  );
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <title>${title}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <ul class="contents">
            ${contents}
          </ul>
          ${reports.map(renderChallenge)}
        </main>
      </body>
    </html> `;
  return page.source;
}

function renderChallenge(report: ChallengeReport): Markup {
  return html`<section id="${report.slug}">
    <h2>${verdict(report.ok)} ${report.slug}</h2>
    <p>${summarize(report)}.</p>
    ${renderFindings(report)}${renderRemarks(report)}${renderSolutions(report)}${renderCheats(report.cheats)}${renderMutants(report)}${report.solutions.flatMap(renderCurves)}
  </section>`;
}

function renderFindings({ findings }: ChallengeReport): Markup {
  if (findings.length === 0) return html``;
  const items = findings.map(
    ({ severity, code, path, message }) =>
      html`<li class="${severity}">
        <strong>${severity} ${code}</strong> <code>${path}</code><br /><span class="said">${message}</span>
      </li>`,
  );
  return html`<h3>Findings</h3>
    <ul class="findings">
      ${items}
    </ul>`;
}

function renderRemarks({ solutions }: ChallengeReport): Markup {
  const items = solutions.flatMap(({ path, remarks = [] }) =>
    remarks.map(
      (remark) =>
        html`<li>
          <code>${shortPath(path)}</code><br /><span class="said">${describeRemark(remark)}</span>
        </li>`,
    ),
  );
  if (items.length === 0) return html``;
  return html`<h3>Validator messages</h3>
    <ul class="remarks">
      ${items}
    </ul>`;
}

function renderSolutions({ solutions, starters }: ChallengeReport): Markup {
  if (solutions.length + starters.length === 0) return html``;
  const heads = ['', 'Solution', 'Language', 'Promised', 'Got', 'CPU', 'Memory'];
  const rows = [...solutions.map(solutionCells), ...starters.map(starterCells)];
  return html`<h3>Solutions</h3>
    ${renderRows(heads, rows)}`;
}

type Cell = string | Markup;

function solutionCells(own: SolutionReport): Cell[] {
  const path = html`<code>${shortPath(own.path)}</code>`;
  return [
    verdict(own.ok),
    path,
    own.language,
    own.expected,
    gotOf(own.gradings, own.expected, own.got),
    cpuOf(own),
    memoryOf(own),
  ];
}

function starterCells({ language, got, ok, gradings }: StarterReport): Cell[] {
  return [
    verdict(ok),
    html`<code>starter/${language}</code>`,
    language,
    'score 0',
    gotOf(gradings, '', got),
    '–',
    '–',
  ];
}

function renderCheats(report: CheatsReport): Markup {
  const head = html`<h3>Cheats</h3>
    <p>${summarizeCheats(report)}</p>`;
  if (!report.planted) return head;
  const rows = report.cheats.map(({ cheat, title, score, naive, got, ok, gradings }): Cell[] => [
    verdict(ok),
    html`<strong>${cheat}</strong> <span class="quiet">${title}</span>`,
    score === null ? '–' : String(score),
    String(naive),
    gotOf(gradings, '', got),
  ]);
  return html`${head}${renderRows(['', 'Cheat', 'Score', 'Naive', 'Got'], rows)}`;
}

function renderMutants({ mutants }: ChallengeReport): Markup {
  if (mutants === undefined) return html``;
  const rows = mutants.map(({ id, fate, by, why }): Cell[] => [
    verdict(fate !== 'survived'),
    html`<code>${id}</code>`,
    fate,
    by ?? why ?? '',
  ]);
  return html`<h3>Mutants</h3>
    <p>${summarizeMutants(mutants)}</p>
    ${renderRows(['', 'Mutant', 'Fate', 'Check or reason'], rows)}`;
}

/** On a narrow screen, each row becomes a card with labelled cells. */
function renderRows(heads: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  const body = rows.map((cells) => {
    const own = cells.map(
      (cell, column) => html`<td data-head="${heads[column] ?? ''}"><span>${cell}</span></td>`,
    );
    return html`<tr>
      ${own}
    </tr>`;
  });
  const head = heads.map((name) => html`<th scope="col">${name === '' ? 'Result' : name}</th>`);
  return html`<table class="rows">
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${body}
    </tbody>
  </table>`;
}

function renderCurves({ path, speed }: SolutionReport): Markup[] {
  if (speed === undefined) return [];
  const { text, families } = speed;
  return [
    html`<h3>Speed of ${shortPath(path)}</h3>
      <p>${text ?? ''}</p>
      <div class="curves">${families.map((family) => renderGrowth(path, family))}</div>`,
  ];
}

function verdict(ok: boolean): Markup {
  return ok ? html`<span class="mark good">ok</span>` : html`<span class="mark bad">FAIL</span>`;
}
