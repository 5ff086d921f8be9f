import type { ChallengeReport, CheatsReport, SolutionReport } from '@hone/grading';

const MEBIBYTE = 1024 * 1024;

/** One line about a challenge: `14 of 15 solutions keep their promise, 2 errors`. */
export function summarize({ solutions, starters, findings }: ChallengeReport): string {
  const kept = solutions.filter((solution) => solution.ok).length;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  const graded =
    solutions.length + starters.length === 0
      ? 'nothing was graded'
      : `${kept} of ${solutions.length} solutions keep their promise`;
  return [graded, ...count(errors, 'error'), ...count(warnings, 'warning')].join(', ');
}

function count(number: number, what: string): string[] {
  return number === 0 ? [] : [`${number} ${what}${number === 1 ? '' : 's'}`];
}

/** One line about the cheats of a challenge. */
export function summarizeCheats(report: CheatsReport): string {
  if (!report.planted) return `Cheats were not planted: ${report.reason}.`;
  const paying = report.cheats.filter((cheat) => !cheat.ok).map((cheat) => cheat.cheat);
  const naive = report.cheats[0]?.naive ?? 0;
  const head = `${report.cheats.length} cheats planted around ${report.naive}, which scores ${naive}`;
  return paying.length === 0 ? `${head}; none scores more.` : `${head}; look at ${paying.join(', ')}.`;
}

/** CPU milliseconds of the dearest check over all gradings, such as `412 ms`; a dash where nothing was measured. */
export function cpuOf({ gradings }: SolutionReport): string {
  const measured = gradings.flatMap(({ cpuMs }) => (cpuMs === null ? [] : [cpuMs]));
  return measured.length === 0 ? '–' : `${Math.round(Math.max(...measured))} ms`;
}

/** Highest memory peak over all gradings, such as `31 MiB`. */
export function memoryOf({ gradings }: SolutionReport): string {
  const measured = gradings.flatMap(({ memoryBytes }) => (memoryBytes === null ? [] : [memoryBytes]));
  return measured.length === 0 ? '–' : `${Math.ceil(Math.max(...measured) / MEBIBYTE)} MiB`;
}

/** A solution's path without what all have in common. */
export function shortPath(path: string): string {
  return path.replace(/^solutions\//, '');
}
