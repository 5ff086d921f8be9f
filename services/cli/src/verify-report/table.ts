import type { ChallengeReport, CheatsReport, SolutionReport, StarterReport } from '@hone/grading';
import Table from 'cli-table3';
import type { Paint } from './paint.js';
import {
  cpuOf,
  describeRemark,
  gotOf,
  memoryOf,
  shortPath,
  summarize,
  summarizeCheats,
  summarizeMutants,
} from './words.js';

/** Where a table is shown: how wide that is, in columns, and its colours. */
export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}

const GAP = '  ';
/** Longer words would be cut; ids of checks are seldom longer. */
const NARROWEST = 16;

type Row = readonly string[];

interface Column {
  readonly head: string;
  /** Shown on screens of at least this width. */
  readonly from?: number;
  /** Holds sentences, which may give way. */
  readonly wraps?: boolean;
}

/** The report of all challenges for people. */
export function renderTable(reports: readonly ChallengeReport[], screen: Screen): string {
  return reports.map((report) => renderChallenge(report, screen)).join('\n\n');
}

function renderChallenge(report: ChallengeReport, { width, paint }: Screen): string {
  const outcome = report.ok ? paint('good', 'clean') : paint('bad', 'FINDINGS');
  const head = wrap(`${outcome} ${paint('strong', report.slug)}: ${summarize(report)}`, width);
  const rows = [
    ...report.solutions.map((own) => solutionRow(own, paint)),
    ...report.starters.map((own) => starterRow(own, paint)),
  ];
  const solutions = rows.length === 0 ? [] : [align(SOLUTION_COLUMNS, rows, width, paint)];
  const findings = report.findings.map(({ severity, code, path, message }) => {
    const word = paint(severity === 'error' ? 'bad' : 'warning', severity);
    return wrap(`${word} ${code} ${paint('strong', path)}: ${message}`, width);
  });
  const remarks = report.solutions.flatMap((own) => remarkLines(own, width, paint));
  const cheats = cheatLines(report.cheats, width, paint);
  const mutants = report.mutants === undefined ? [] : [wrap(summarizeMutants(report.mutants), width)];
  return [head, ...solutions, ...cheats, ...mutants, ...findings, ...remarks].join('\n');
}

/** What validators said of a solution that broke its promise. */
function remarkLines({ path, remarks = [] }: SolutionReport, width: number, paint: Paint): string[] {
  return remarks.map((remark) =>
    wrap(`${paint('quiet', 'validator')} ${paint('strong', path)}: ${describeRemark(remark)}`, width),
  );
}

const SOLUTION_COLUMNS: readonly Column[] = [
  { head: '' },
  { head: 'solution' },
  { head: 'language', from: 90 },
  { head: 'promised', from: 110, wraps: true },
  { head: 'got', wraps: true },
  { head: 'CPU', from: 90 },
  { head: 'memory', from: 90 },
];

const CHEAT_COLUMNS: readonly Column[] = [
  { head: '' },
  { head: 'cheat' },
  { head: 'score' },
  { head: 'naive' },
  { head: 'got', wraps: true },
];

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
  return [head, align(CHEAT_COLUMNS, rows, width, paint)];
}

const mark = (ok: boolean, paint: Paint): string => (ok ? paint('good', 'ok') : paint('bad', 'FAIL'));

/** Rows as columns that fit the width: on a narrow screen some are left out, and sentences wrap. */
function align(columns: readonly Column[], rows: readonly Row[], width: number, paint: Paint): string {
  const shown = columns.flatMap((column, index) => (width < (column.from ?? 0) ? [] : [index]));
  const all = [columns.map(({ head }) => paint('quiet', head)), ...rows];
  const cells = all.map((row) => shown.map((index) => row[index] ?? ''));
  const wraps = shown.map((index) => columns[index]?.wraps === true);
  const widths = shown.map((_, place) => Math.max(1, ...cells.map((row) => visibleLength(row[place] ?? ''))));
  const room = width - GAP.length * (shown.length - 1);
  const longest = (): number => Math.max(0, ...widths.filter((_, place) => wraps[place]));
  while (widths.reduce((sum, own) => sum + own, 0) > room && longest() > NARROWEST) {
    const place = widths.findIndex((own, index) => wraps[index] === true && own === longest());
    widths[place] = longest() - 1;
  }
  return layOut(cells, widths);
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
