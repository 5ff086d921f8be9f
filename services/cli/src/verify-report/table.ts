import type { ChallengeReport, CheatsReport, SolutionReport, StarterReport } from '@hone/grading';
import Table from 'cli-table3';
import type { Paint } from './paint.js';
import { cpuOf, gotOf, memoryOf, shortPath, summarize, summarizeCheats } from './words.js';

/** Where a table is shown: how wide that is, in columns, and its colours. */
export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}

const GAP = '  ';
const NARROWEST = 10;

type Row = readonly string[];

/** The report of all challenges for people. */
export function renderTable(reports: readonly ChallengeReport[], screen: Screen): string {
  return reports.map((report) => renderChallenge(report, screen)).join('\n\n');
}

function renderChallenge(report: ChallengeReport, { width, paint }: Screen): string {
  const head = `${report.ok ? paint('good', 'clean') : paint('bad', 'FINDINGS')} ${paint('strong', report.slug)}: ${summarize(report)}`;
  const rows = [
    ...report.solutions.map((own) => solutionRow(own, paint)),
    ...report.starters.map((own) => starterRow(own, paint)),
  ];
  const solutions =
    rows.length === 0
      ? []
      : [
          align(
            [['', 'solution', 'language', 'promised', 'got', 'CPU', 'memory'].map(quiet(paint)), ...rows],
            width,
          ),
        ];
  const findings = report.findings.map((finding) => {
    const tone = finding.severity === 'error' ? 'bad' : 'warning';
    return wrap(
      `${paint(tone, finding.severity)} ${finding.code} ${paint('strong', finding.path)}: ${finding.message}`,
      width,
    );
  });
  return [head, ...solutions, ...cheatLines(report.cheats, width, paint), ...findings].join('\n');
}

function solutionRow(solution: SolutionReport, paint: Paint): Row {
  const { path, language, expected, ok } = solution;
  const got = gotOf(solution.gradings, expected, solution.got);
  return [mark(ok, paint), shortPath(path), language, expected, got, cpuOf(solution), memoryOf(solution)];
}

function starterRow({ language, got, ok, gradings }: StarterReport, paint: Paint): Row {
  return [mark(ok, paint), `starter/${language}`, language, 'score 0', gotOf(gradings, '', got), '', ''];
}

function cheatLines(report: CheatsReport, width: number, paint: Paint): string[] {
  const head = wrap(summarizeCheats(report), width);
  if (!report.planted) return [paint('quiet', head)];
  const rows = report.cheats.map(({ cheat, score, naive, got, ok, gradings }) => [
    mark(ok, paint),
    cheat,
    score === null ? '–' : String(score),
    String(naive),
    gotOf(gradings, '', got),
  ]);
  return [head, align([['', 'cheat', 'score', 'naive', 'got'].map(quiet(paint)), ...rows], width)];
}

const quiet = (paint: Paint) => (text: string) => paint('quiet', text);
const mark = (ok: boolean, paint: Paint): string => (ok ? paint('good', 'ok') : paint('bad', 'FAIL'));

/** Rows as columns that fit the width; the widest ones give way and wrap. */
function align(rows: readonly Row[], width: number): string {
  const count = rows[0]?.length ?? 0;
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...rows.map((row) => visibleLength(row[column] ?? ''))),
  );
  const room = Math.max(count * NARROWEST, width - GAP.length * (count - 1));
  while (widths.reduce((sum, own) => sum + own, 0) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return layOut(rows, widths);
}

/** A text over as many lines as it needs, the later ones indented. */
function wrap(text: string, width: number): string {
  if (!Number.isFinite(width)) return text;
  return layOut([[text]], [Math.max(NARROWEST, width - GAP.length)]).replaceAll('\n', `\n${GAP}`);
}

const FRAME = ['top', 'bottom', 'left', 'right', 'mid']
  .flatMap((name) => [name, `${name}-mid`, `${name}-left`, `${name}-right`])
  .map((name) => [name, '']);

/** A table without a frame. */
function layOut(rows: readonly Row[], widths: number[]): string {
  const table = new Table({
    chars: {
      ...(Object.fromEntries(FRAME) as Record<string, string>),
      'left-mid': '',
      'right-mid': '',
      middle: GAP,
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colWidths: widths,
    wordWrap: true,
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const ANSI = /\u001b\[[0-9;]*m/g;
const visibleLength = (text: string): number => text.replace(ANSI, '').length;
