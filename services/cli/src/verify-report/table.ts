import type { ChallengeReport, CheatsReport, SolutionReport, StarterReport } from '@hone/grading';
import { align, wrap, type Column, type Row, type Screen } from '../screen/columns.js';
import type { Paint } from '../screen/paint.js';
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

/** The report of all challenges as text. */
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

/** Validator messages about a solution that was not graded as expected. */
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
